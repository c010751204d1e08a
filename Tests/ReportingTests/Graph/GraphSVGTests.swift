import Foundation
import StateMachine
import TestSupport
import Testing

@testable import Reporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Reporting: the picture of a graph")
struct GraphSVGTests {
    private func picture(_ model: GraphModel, isStandalone: Bool = false, links: Bool = false) -> String {
        GraphSVG.render(GraphLayout(model), model, isStandalone: isStandalone, linksToStages: links)
    }

    @Test("Two stages of a run, embedded: classes only")
    func embedded() {
        #expect(
            picture(GraphSample.two) == """
                <svg xmlns="http://www.w3.org/2000/svg" class="graph" role="img" aria-labelledby="graph-title \
                graph-desc" viewBox="0 0 378 148" width="378" height="148">
                <title id="graph-title">Two</title>
                <desc id="graph-desc">1 of 2 stages are done. The longest path took 3 min 05 s: A.</desc>
                <g transform="translate(24 24)">
                <path class="graph-edge" fill="none" d="M198 32H229"/><path class="graph-arrow" d="M234 32l-8 \
                -4.5v9z"/>
                <g class="graph-stage graph-completed graph-longest"><title>A: completed in 3 min 05 s, pm, 2 \
                attempts</title><rect class="graph-box" x="0" y="0" width="198" height="64" rx="8"/><circle \
                class="graph-disc" cx="19" cy="16" r="8"/><path class="graph-icon" fill="none" \
                transform="translate(11 8)" d="M4.8 8.3l2.2 2.2l4.2-4.8"/><text class="graph-name" x="34" \
                y="21">A</text><text class="graph-role" x="34" y="37">pm</text><text class="graph-result" x="34" \
                y="54">3 min 05 s · 2 attempts</text></g>
                <g class="graph-stage graph-pending"><title>B: pending</title><rect class="graph-box" x="234" y="0" \
                width="96" height="64" rx="23"/><circle class="graph-disc" cx="253" cy="16" r="8"/><path \
                class="graph-icon" fill="none" transform="translate(245 8)" d="M8 4.8v3.4l2.2 1.4"/><text \
                class="graph-name" x="268" y="21">B</text><text class="graph-role" x="268" y="37">end</text><text \
                class="graph-result" x="268" y="54">pending</text></g>
                <g class="graph-legend"><g class="graph-pending"><circle class="graph-disc" cx="8" cy="92" \
                r="8"/><path class="graph-icon" fill="none" transform="translate(0 84)" d="M8 4.8v3.4l2.2 \
                1.4"/><text x="24" y="96">pending</text></g><g class="graph-completed"><circle class="graph-disc" \
                cx="97" cy="92" r="8"/><path class="graph-icon" fill="none" transform="translate(89 84)" d="M4.8 \
                8.3l2.2 2.2l4.2-4.8"/><text x="113" y="96">completed</text></g><path class="graph-edge \
                graph-longest" d="M193 92h18"/><text x="217" y="96">longest path</text></g>
                </g>
                </svg>

                """)
    }

    @Test("Standalone it has its title, its own style and its own ground; embedded none of them")
    func standalone() {
        let alone = picture(GraphSample.run, isStandalone: true)
        #expect(alone.contains("<style>\(GraphStyleSheet.text)</style>"))
        #expect(alone.contains(">2 of 7 stages are done · longest path 3 min 22 s</text>"))
        let embedded = picture(GraphSample.run)
        #expect(!embedded.contains("<style") && !embedded.contains("style=") && !embedded.contains("graph-page"))
        #expect(GraphStyleSheet.text.contains("@media screen and (prefers-color-scheme:dark)"))
        #expect(!GraphStyleSheet.text.contains("<") && !GraphStyleSheet.text.contains("url("))
    }

    @Test("Every stage is a group with its title, its status and its place on the longest path")
    func stages() {
        let text = picture(GraphSample.run)
        let found = text.components(separatedBy: "\n").filter { $0.hasPrefix("<g class=\"graph-stage") }
        #expect(found.count == 7)
        #expect(
            found[2].hasPrefix(
                "<g class=\"graph-stage graph-running graph-longest\">"
                    + "<title>RESEARCH: running for 5.4 s, builder-1</title>"))
        #expect(text.contains("<text class=\"graph-group-name\""))
        #expect(text.contains("aria-labelledby=\"graph-title graph-desc\""))
    }

    @Test("Links lead to the stages of the page, and then the whole is no image that hides them")
    func links() {
        let text = picture(GraphSample.run, links: true)
        #expect(text.contains("<a class=\"graph-link\" href=\"#stage-SPEC_REVIEW\">"))
        #expect(text.contains("role=\"group\"") && !text.contains("role=\"img\""))
        #expect(picture(GraphSample.run).contains("role=\"img\""))
    }

    @Test("The legend names what is to be seen, and a workflow has none")
    func legend() {
        let text = picture(GraphSample.run)
        for word in ["pending", "running", "completed", "failed", "longest path"] {
            #expect(text.contains("\">\(word)</text>"))
        }
        #expect(!text.contains(">skipped</text>"))
        #expect(!picture(GraphSample.workflow).contains("graph-legend"))
    }

    @Test("Whatever the names are, it is well formed and obeys none of them")
    func hostile() throws {
        for links in [true, false] {
            let text = picture(GraphSample.hostile, isStandalone: true, links: links)
            let names = try elements(text)
            #expect(!names.contains("script"))
            #expect(names.first == "svg" && names.count { $0 == "svg" } == 1)
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{FFFE}" })
        }
    }

    @Test("Random workflows are well formed, every stage once")
    func random() throws {
        for seed in Seeds.all(20) {
            var generator = SplitMix64(seed: seed)
            let workflow = RandomWorkflow.make(using: &generator)
            let model = GraphModel(workflow, generator.oneIn(2) ? RunState(of: workflow) : nil)
            let text = picture(model, isStandalone: generator.oneIn(2), links: generator.oneIn(2))
            #expect(try elements(text).count { $0 == "svg" } == 1, "TEAMBOT_SEED=\(seed)")
            let stages = text.components(separatedBy: "class=\"graph-stage ").count - 1
            #expect(stages == workflow.stages.count, "TEAMBOT_SEED=\(seed)")
        }
    }

    @Test("Every text has a contrast of at least 4.5 to its ground, in light and dark", arguments: GraphPalette.texts)
    func contrast(pair: GraphPalette.Pair) throws {
        let ink = try #require(GraphPalette.tones.first { $0.name == pair.ink })
        let ground = try #require(GraphPalette.tones.first { $0.name == pair.ground })
        #expect(ratio(ink.light, ground.light) >= 4.5)
        #expect(ratio(ink.dark, ground.dark) >= 4.5)
    }

    @Test("Lines and signs have a contrast of at least 3", arguments: ["accent", "edge"])
    func lines(name: String) throws {
        let tone = try #require(GraphPalette.tones.first { $0.name == name })
        for ground in GraphPalette.tones where ["page", "frame"].contains(ground.name) {
            #expect(ratio(tone.light, ground.light) >= 3)
            #expect(ratio(tone.dark, ground.dark) >= 3)
        }
    }

    private func elements(_ text: String) throws -> [String] {
        let names = ElementNames()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = names
        try #require(parser.parse(), "\(String(describing: parser.parserError)): \(text)")
        return names.all
    }

    /// The contrast of two colours, as WCAG 2 counts it.
    private func ratio(_ left: String, _ right: String) -> Double {
        let (left, right) = (luminance(left), luminance(right))
        return (max(left, right) + 0.05) / (min(left, right) + 0.05)
    }

    private func luminance(_ colour: String) -> Double {
        let number = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [number >> 16, number >> 8 & 255, number & 255].map { Double($0) / 255 }
        let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

/// Collects the names of all elements.
private final class ElementNames: NSObject, XMLParserDelegate {
    var all: [String] = []

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) { all.append(elementName) }
}
