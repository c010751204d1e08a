import StateMachine

/// The parts of a timeline: lanes with bars in them, the clock above, and gaps where no engine was there.
struct Lanes {
    private static let mostBars = 60
    private static let mostGaps = 12

    let scale: TimeScale
    /// Seconds that the clock of the place is ahead of UTC.
    let clockOffset: Int
    /// Whether it all took so few seconds that tenths of them are told.
    let isShort: Bool
    /// What the timeline is of, such as a run.
    let whole: String
    /// What a bar is.
    let word: String

    /// A lane with its name and the time of its bars, of which those become one that nobody could tell apart.
    func lane(_ bars: [Bar], label: String, seconds: Double, to html: inout HTML, name: (inout HTML) -> Void) {
        html.element("li") { html in
            html.element("span", .class("name"), content: name)
            html.element("svg", .class("lane"), HTMLAttribute("role", "img"), .label(label)) { html in
                gaps(to: &html)
                let shown = bars.count > Self.mostBars ? Bar.merged(bars, closerThan: 4, word: word) : bars
                for bar in shown { write(bar, to: &html) }
            }
            html.element("span", .class("took"), text: DurationText.render(seconds: seconds))
        }
        html.line()
    }

    /// How many were at work at once, where that was more than one.
    func crowd(_ bars: [(from: Double, to: Double)], to html: inout HTML) {
        let crowd = Crowd(bars)
        guard crowd.most > 1 else { return }
        html.element("li") { html in
            html.element("span", .class("name quiet"), text: "At work at once")
            html.element(
                "svg", .class("lane crowd"), HTMLAttribute("role", "img"),
                .label("At most \(crowd.most) \(word)s at once")
            ) { html in
                gaps(to: &html)
                var start = 0
                while start < crowd.counts.count {
                    var end = start
                    while end < crowd.counts.count, crowd.counts[end] == crowd.counts[start] { end += 1 }
                    let height = Double(crowd.counts[start]) / Double(crowd.most) * 1_000
                    let scale = 1_000 / Double(crowd.counts.count)
                    if height > 0 {
                        html.element(
                            "rect", HTMLAttribute("x", Bar.percent(Double(start) * scale)),
                            HTMLAttribute("y", Bar.percent(1_000 - height)),
                            HTMLAttribute("width", Bar.percent(Double(end - start) * scale)),
                            HTMLAttribute("height", Bar.percent(height)), text: "")
                    }
                    start = end
                }
            }
            html.element("span", .class("took"), text: "≤ \(crowd.most)")
        }
        html.line()
    }

    private func write(_ bar: Bar, to html: inout HTML) {
        html.element(
            "rect", .class("bar-" + bar.look), HTMLAttribute("x", Bar.percent(bar.from)), HTMLAttribute("y", "15%"),
            HTMLAttribute("width", Bar.percent(bar.to - bar.from)), HTMLAttribute("height", "70%"),
            HTMLAttribute("rx", "2")
        ) { $0.element("title", text: bar.title) }
    }

    private func gaps(to html: inout HTML) {
        for gap in scale.stretches.filter(\.isGap).prefix(Self.mostGaps) {
            html.element(
                "rect", .class("gap"), HTMLAttribute("x", Bar.percent(gap.from)), HTMLAttribute("y", "0"),
                HTMLAttribute("width", Bar.percent(gap.to - gap.from)), HTMLAttribute("height", "100%")
            ) {
                $0.element(
                    "title",
                    text:
                        "No engine had the \(whole) for \(DurationText.render(seconds: Double(gap.end - gap.start) / 1_000))"
                )
            }
        }
    }
}
