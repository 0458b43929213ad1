package org.earwitness.report.page;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as a strict XML parser reads it. */
public record ReadPage(Document document) {
    public static ReadPage of(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setExpandEntityReferences(false);
            factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
            factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
            return new ReadPage(factory.newDocumentBuilder().parse(new InputSource(new StringReader(page))));
        } catch (Exception e) {
            throw new AssertionError("expected a well-formed page, found " + e.getMessage(), e);
        }
    }

    public List<Element> elements() {
        NodeList nodes = document.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    public List<Element> named(String name) {
        return elements().stream()
                .filter(element -> element.getTagName().equals(name))
                .toList();
    }

    public List<Element> where(Predicate<Element> condition) {
        return elements().stream().filter(condition).toList();
    }

    public String text() {
        return document.getDocumentElement().getTextContent();
    }
}
