import Testing

@testable import Reporting

@Suite("Reporting: a graph for other programs")
struct GraphExportTests {
    @Test("Mermaid: groups are subgraphs, statuses classes, kinds shapes")
    func mermaid() {
        #expect(
            GraphMermaid.render(GraphSample.run) == """
                flowchart LR
                  subgraph g0["post_spec"]
                    s2["RESEARCH<br/>builder-1<br/>▶ running 5.4 s"]
                    s3["STRATEGY<br/>builder-2<br/>✗ failed 0.4 s"]
                  end
                  s0["SPEC<br/>ba<br/>✓ completed 12 s"]
                  s1{{"SPEC_REVIEW<br/>review by reviewer<br/>✓ completed 3 min 05 s, round 2"}}
                  s4[["LINT<br/>command<br/>○ pending"]]
                  s5>"SHIP<br/>approval<br/>○ pending"]
                  s6(["COMPLETE<br/>end<br/>○ pending"])
                  s0 ==> s1
                  s1 ==> s2
                  s1 --> s3
                  s2 --> s4
                  s3 --> s4
                  s4 --> s5
                  s5 --> s6
                  classDef pending fill:#f6f8fa,stroke:#c4ccd6,color:#545d68
                  class s4,s5,s6 pending
                  classDef running fill:#e3f1ff,stroke:#8bc0f5,color:#0757b0
                  class s2 running
                  classDef completed fill:#e8f8ec,stroke:#8fd3a5,color:#1a6b34
                  class s0,s1 completed
                  classDef failed fill:#ffebe9,stroke:#f2a49f,color:#ad1224
                  class s3 failed

                """)
    }

    @Test("DOT: groups are clusters, the longest path is emphasised")
    func dot() {
        #expect(
            GraphDOT.render(GraphSample.two) == """
                digraph teambot {
                  rankdir=LR;
                  label="Two";
                  labelloc=t;
                  fontname="sans-serif";
                  node [shape=box, style="rounded,filled", fillcolor="#ffffff", color="#7a8594", \
                fontname="sans-serif"];
                  edge [color="#7a8594"];
                  s0 [label="A\\npm\\n✓ completed 3 min 05 s, 2 attempts", fillcolor="#e8f8ec", \
                fontcolor="#1a6b34", color="#8250df", penwidth=2];
                  s1 [label="B\\nend\\n○ pending", fillcolor="#f6f8fa", fontcolor="#545d68", color="#c4ccd6"];
                  s0 -> s1;
                }

                """)
    }

    @Test("Hostile names are obeyed by neither")
    func hostile() {
        let mermaid = GraphMermaid.render(GraphSample.hostile)
        #expect(mermaid.contains("s0[\"#60;script#62;#34;#39;#38;#59;#93;#93;#62;#92;"))
        #expect(mermaid.contains("subgraph g0[\"#60;#47;svg#62;#34;\"]"))
        let dot = GraphDOT.render(GraphSample.hostile)
        #expect(dot.contains("label=\"</svg>\\\"\";"))
        #expect(dot.contains("<script>\\\"'&;]]>\\\\"))
        for text in [mermaid, dot, GraphText.render(GraphSample.hostile, style: Style(colour: false, width: 80))] {
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        }
    }
}
