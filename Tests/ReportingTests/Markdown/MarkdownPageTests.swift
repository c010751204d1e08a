import Testing

@testable import Reporting

@Suite struct MarkdownPageTests {
    /// The HTML of a text without its line ends.
    private func html(_ text: String, below level: Int = 0) -> String {
        MarkdownPage.render(text, below: level).string.split(separator: "\n").joined()
    }

    @Test(
        "Text has its emphasis, code and breaks",
        arguments: [
            ("*a* **b** ***c***", "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em></p>"),
            ("a_b_c and _d_", "<p>a_b_c and <em>d</em></p>"),
            ("2 * 3 * 4", "<p>2 * 3 * 4</p>"), ("**open", "<p>**open</p>"),
            ("~~gone~~ ~x~", "<p><del>gone</del> ~x~</p>"),
            ("`a *b*` ``c`d``", "<p><code>a *b*</code> <code>c`d</code></p>"), ("`open", "<p>`open</p>"),
            ("\\*a\\* \\a", "<p>*a* \\a</p>"), ("a  \nb", "<p>a<br>b</p>"), ("a\\\nb", "<p>a<br>b</p>"),
            ("*a **b* c**", "<p><em>a <em><em>b</em> c</em></em></p>"),
            ("&lt;b&gt; &copy;", "<p>&lt;b&gt; &amp;copy;</p>"),
        ])
    func inline(_ markdown: String, _ expected: String) { #expect(html(markdown) == expected) }

    @Test(
        "Links lead to pages and addresses for mail only; all others, and images, are text",
        arguments: [
            (
                "[a *b*](https://x.org/?q=1&r)",
                "<p><a href=\"https://x.org/?q=1&amp;r\" rel=\"noreferrer noopener\">a <em>b</em></a></p>"
            ),
            ("[m](mailto:a@b.c)", "<p><a href=\"mailto:a@b.c\" rel=\"noreferrer noopener\">m</a></p>"),
            ("[a](javascript:alert(1))", "<p>a (javascript:alert(1))</p>"),
            ("[a](JAVASCRIPT:x \"t\")", "<p>a (JAVASCRIPT:x)</p>"), ("[a](/etc/passwd)", "<p>a (/etc/passwd)</p>"),
            ("[a](<data:text/html,x>)", "<p>a (data:text/html,x)</p>"),
            ("![p](https://x.org/a.png)", "<p>[image: p] (https://x.org/a.png)</p>"),
            ("[a] (b)", "<p>[a] (b)</p>"),
            (
                "[[a](http://b.c/)](http://d.e/)",
                "<p>[" + link("http://b.c/", "a") + "](" + link("http://d.e/") + ")</p>"
            ),
            ("<https://x.org>", "<p>" + link("https://x.org") + "</p>"),
            ("see https://x.org/a.", "<p>see " + link("https://x.org/a") + ".</p>"),
            ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
            ("<a href=\"x\" onclick='y'>", "<p>&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;</p>"),
        ])
    func links(_ markdown: String, _ expected: String) { #expect(html(markdown) == expected) }

    private static func link(_ address: String, _ text: String? = nil) -> String {
        "<a href=\"\(address)\" rel=\"noreferrer noopener\">\(text ?? address)</a>"
    }

    @Test(
        "Blocks nest as they are written",
        arguments: [
            ("# A #\n\nB\n===\n\nC\n---", "<h3>A</h3><h3>B</h3><h3>C</h3>"),
            ("- a\n- b\n  - c\n\nd", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d</p>"),
            ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
            ("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
            ("- a\n* b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
            ("> a\nb\n> - c", "<blockquote><p>ab</p><ul><li>c</li></ul></blockquote>"),
            ("```sh x\n<b>\n  c\n```\nd", "<pre><code data-language=\"sh\">&lt;b&gt;  c</code></pre><p>d</p>"),
            ("~~~\nopen", "<pre><code>open</code></pre>"), ("    a\n\n    b", "<pre><code>ab</code></pre>"),
            ("a\n- b", "<p>a</p><ul><li>b</li></ul>"), ("a\n2. b", "<p>a2. b</p>"), ("***", "<hr>"),
            ("- - -", "<hr>"), ("#a", "<p>#a</p>"), ("", ""),
        ])
    func blocks(_ markdown: String, _ expected: String) {
        #expect(html(markdown).replacing("<h1>", with: "<h3>").replacing("</h1>", with: "</h3>") == expected)
    }

    @Test("Checkboxes are named")
    func tasks() {
        let expected = """
            <ul class="tasks"><li><span class="task" role="img" aria-label="open">☐</span> a</li>\
            <li><span class="task" role="img" aria-label="done">☑</span> b</li></ul>
            """
        #expect(html("- [ ] a\n- [x] b") == expected)
    }

    @Test("Tables have as many cells in each row as in their head, aligned as it says")
    func tables() {
        let expected = """
            <div class="scroll"><table><thead><tr><th scope="col" class="centre">a</th>\
            <th scope="col" class="number">b</th></tr></thead><tbody>\
            <tr><td class="centre">1</td><td class="number"></td></tr>\
            <tr><td class="centre">2</td><td class="number">3</td></tr>\
            <tr><td class="centre">x|y</td><td class="number"><code>z</code></td></tr>\
            </tbody></table></div><p>end</p>
            """
        #expect(html("|a|b|\n|:-:|--:|\n|1|\n|2|3|4|\n|x\\|y|`z`|\nend") == expected)
        #expect(html("a | b\nc") == "<p>a | bc</p>")
        #expect(html("Results:\n|a|b|\n|:-:|--:|").hasPrefix("<p>Results:</p><div class=\"scroll\"><table>"))
    }

    @Test("Headings go below those of the page, and never skip a level")
    func headings() {
        #expect(html("# a\n#### b\n# c", below: 3) == "<h4>a</h4><h5>b</h5><h4>c</h4>")
        #expect(html("###### a", below: 3) == "<h4>a</h4>")
    }

    @Test(
        "What is made to take long takes no time to speak of",
        arguments: [
            "[", "](", "[a](", "![", "*a ", "**a", "_a*", "`", "`a", "<", "<http:", "> ", "- ", "|", "http://", "\\",
            "&",
            "#", "~~", "[](<", "1. ", "*a_ ", "(", "[a](b \"", "a|b\n", "|-\n", "a|b\n-|-|-\n", "> a\n", "- a\n\n",
            "  - a\n", "- \n", "```\n", "a\n=", "# a\n",
        ])
    func linear(_ piece: String) {
        let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
        let time = ContinuousClock().measure { #expect(!MarkdownPage.render(text, below: 3).bytes.isEmpty) }
        // It takes about a second without optimization; what grows with the square takes hours.
        #expect(time < .seconds(40))
    }

    @Test("Nesting ends, and a line of ten megabytes is a line")
    func limits() {
        let deep = String(repeating: "> ", count: 1_000) + "a\n" + String(repeating: "- ", count: 1_000) + "b"
        let page = html(deep)
        #expect(page.split(separator: "<blockquote>").count < 15)
        #expect(page.split(separator: "<ul>").count < 15)
        let line = String(repeating: "x", count: 10_000_000)
        #expect(MarkdownPage.render(line, below: 1).bytes.count == 10_000_008)
    }
}
