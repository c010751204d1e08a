import Platform
import TestSupport
import Testing

extension EndToEnd {
    @Suite(.enabled(if: Browser.path != nil, Comment(rawValue: Browser.advice)))
    struct ReportBrowserTests {
        private static let looks: [(String, BrowserLook)] = [
            ("light", BrowserLook()), ("dark", BrowserLook(isDark: true)), ("phone", BrowserLook(width: 390)),
            ("dark phone", BrowserLook(width: 390, isDark: true)), ("paper", BrowserLook(isPrint: true)),
            ("without script", BrowserLook(hasScript: false)),
        ]

        @Test("A report is whole in light and dark, on a phone, on paper and without its script, and loads nothing")
        func everyLook() throws {
            let (run, directory) = (try HostileRun(), try TemporaryDirectory())
            let browser = try Browser(in: directory.path)
            for (name, look) in Self.looks {
                let page = try browser.open(run.report, look)
                #expect(page.complaints.isEmpty, "\(name)")
                #expect(page.requests == ["file://" + run.report], "\(name)")
                #expect(try page.isTrue("document.documentElement.scrollWidth <= innerWidth"), "\(name) is too wide")
                for part in [
                    "h1", ".badge", ".facts", "#trouble h3", "#next code", "#timeline .lane rect", "#table-rows th",
                ] {
                    let box = "document.querySelector('\(part)')?.getBoundingClientRect()"
                    #expect(try page.isTrue("\(box)?.width > 0 && \(box).height > 0"), "\(part) in \(name)")
                }
                for part in ["reviews", "scenarios", "artifacts", "objective", "workflow", "course"]
                where part != "course" {
                    #expect(
                        try page.number("document.getElementById('\(part)').offsetHeight") > 40, "\(part) in \(name)")
                }
                let ground = try page.text("getComputedStyle(document.body).backgroundColor")
                #expect(
                    ground
                        == (look.isPrint
                            ? "rgb(255, 255, 255)" : look.isDark ? "rgb(21, 23, 26)" : "rgb(247, 247, 244)"))
                #expect(
                    try page.isTrue("document.getElementById('page-tools').offsetHeight > 0")
                        == (look.hasScript && !look.isPrint))
            }
        }

        @Test("What agents print and leave is only text")
        func hostile() throws {
            let (run, directory) = (try HostileRun(), try TemporaryDirectory())
            let page = try Browser(in: directory.path).open(run.report)
            #expect(page.complaints.isEmpty)
            #expect(try page.text("typeof window.broken") == "undefined")
            #expect(try page.number("document.scripts.length") == 1)
            #expect(try page.number("document.querySelectorAll('style').length") == 1)
            #expect(try page.number("document.querySelectorAll('img,iframe,object,embed,link,base,form').length") == 0)
            let handlers =
                "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^(on|style)/.test(a.name)))"
            #expect(try page.number("\(handlers).length") == 0)
            let links = "[...document.links].filter(a => !/^(https?:|mailto:)/.test(a.href) && !a.hash)"
            #expect(try page.number("\(links).length") == 0)
            #expect(try page.isTrue("document.links.length > 10"))
            #expect(try page.isTrue("document.body.textContent.includes('<script>window.broken=1</script>')"))
            #expect(try page.isTrue("document.body.textContent.includes('‹U+202E›evil')"))
            #expect(try page.isTrue("document.body.textContent.includes('(javascript:window.broken=4)')"))
        }

        /// Every element and every attribute that a report may have.
        private static let elements = """
            html head meta title style body a div header span h1 h2 h3 h4 h5 h6 p dl dt dd nav ul ol li main section \
            table caption thead tbody tr th td details summary pre code svg rect text tspan g path circle defs marker \
            desc footer script strong em del br hr blockquote time button label input
            """
        private static let attributes = """
            lang charset http-equiv content name class href id aria-label aria-labelledby aria-hidden aria-sort role \
            tabindex scope open hidden data-value data-label data-language rel start x y width height rx ry d viewBox \
            transform cx cy r refX refY orient markerWidth markerHeight marker-end text-anchor type for xmlns fill
            """

        @Test("A hostile run has no element and no attribute that is not meant")
        func whitelist() throws {
            let (run, directory) = (try HostileRun(), try TemporaryDirectory())
            let page = try Browser(in: directory.path).open(run.report)
            let all = "[...document.querySelectorAll('*')]"
            let elements = "\(all).map(e => e.localName).filter(n => !' \(Self.elements) '.includes(' ' + n + ' '))"
            #expect(try page.text("[...new Set(\(elements))].join()") == "")
            let attributes =
                "\(all).flatMap(e => [...e.attributes].map(a => a.name))"
                + ".filter(n => !' \(Self.attributes) '.includes(' ' + n + ' '))"
            #expect(try page.text("[...new Set(\(attributes))].join()") == "")
            let comments = "document.createTreeWalker(document, NodeFilter.SHOW_COMMENT).nextNode()"
            #expect(try page.isTrue("\(comments) === null"))
        }

        @Test("A link whose name is no address by the rules leads nowhere, and nothing complains")
        func oddName() throws {
            let (run, directory) = (try HostileRun(), try TemporaryDirectory())
            let page = try Browser(in: directory.path).open(run.report + "#artifact-100%zz")
            #expect(page.complaints.isEmpty)
            #expect(try page.isTrue("document.getElementById('page-tools').offsetHeight > 0"))
        }

        @Test("On a phone a row of the stages is short, and the first stage that failed is in the picture")
        func phone() throws {
            let (run, directory) = (try HostileRun(), try TemporaryDirectory())
            let page = try Browser(in: directory.path).open(run.report, BrowserLook(width: 390))
            #expect(try page.number("document.getElementById('stage-BUILD').offsetHeight") < 90)
            #expect(try page.number("document.querySelector('#stages caption').offsetHeight") < 40)
            let box = "document.querySelector('.graph-stage.graph-failed').getBoundingClientRect()"
            let frame = "document.querySelector('.graph-scroll').getBoundingClientRect()"
            #expect(try page.isTrue("\(box).right <= \(frame).right && \(box).bottom <= \(frame).bottom"))
        }

        @Test("It is read by keyboard and by ear: landmarks, headings in order, names for all that is drawn")
        func accessible() throws {
            let (run, directory) = (try HostileRun(), try TemporaryDirectory())
            let page = try Browser(in: directory.path).open(run.report)
            #expect(try page.text("document.documentElement.lang") == "en")
            #expect(try page.number("document.querySelectorAll('main,nav[aria-label],header,footer').length") == 4)
            #expect(try page.number("document.querySelectorAll('h1').length") == 1)
            let levels = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.localName[1])"
            #expect(try page.isTrue("\(levels).every((l, i, all) => i === 0 || l <= all[i - 1] + 1)"))
            let unnamed =
                "[...document.querySelectorAll('svg')].filter(s => !s.closest('[role=region]') && "
                + "s.getAttribute('aria-hidden') !== 'true' && !s.getAttribute('aria-label'))"
            #expect(try page.number("\(unnamed).length") == 0)
            let heads = "[...document.querySelectorAll('th')].filter(h => !h.scope)"
            #expect(try page.number("\(heads).length") == 0)
            let ids = "[...document.querySelectorAll('[id]')].map(e => e.id)"
            #expect(try page.text("\(ids).filter((id, i, all) => all.indexOf(id) !== i).join()") == "")
            let dangling =
                "[...document.links].filter(a => a.hash && a.protocol === 'file:' && !document.getElementById("
                + "decodeURIComponent(a.hash.slice(1))))"
            #expect(try page.text("\(dangling).map(a => a.hash).join()") == "")
            try page.press("Tab", code: 9)
            #expect(try page.text("document.activeElement.className") == "skip")
            var seen: Set<String> = []
            for _ in 0..<60 {
                try page.press("Tab", code: 9)
                seen.insert(try page.text("document.activeElement.localName"))
                #expect(
                    try page.isTrue(
                        "getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement === document.body"
                    ))
            }
            #expect(seen.isSuperset(of: ["a", "button", "input", "summary"]))
        }

        @Test("Its script sorts, filters and opens")
        func script() throws {
            let (run, directory) = (try HostileRun(), try TemporaryDirectory())
            let page = try Browser(in: directory.path).open(run.report)
            let names =
                "[...document.querySelectorAll('#table-rows tr:not([hidden]) th')].map(h => h.textContent).join()"
            #expect(try page.text(names).hasPrefix("NOTES,"))
            _ = try page.evaluate("document.querySelector('.sortable th button').click()")
            #expect(try page.text(names) == "ACCEPT,BUILD,CHECK,NOTES,REVIEW")
            _ = try page.evaluate(
                "(f => { f.value = 'rev'; f.dispatchEvent(new Event('input')) })(document.querySelector('input'))")
            #expect(try page.text(names) == "REVIEW")
            _ = try page.evaluate("document.querySelector('#page-tools button').click()")
            #expect(try page.number("document.querySelectorAll('details:not([open])').length") == 0)
            #expect(page.complaints.isEmpty)
        }
    }
}
