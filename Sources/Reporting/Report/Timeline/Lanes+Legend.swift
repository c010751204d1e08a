import StateMachine

/// What explains the bars: the clock above them, and the key below.
extension Lanes {
    /// The clock above the bars.
    func axis(to html: inout HTML) {
        html.element("li", .class("axis")) { html in
            html.element("span", .class("name"), text: "Clock")
            html.element("svg", .class("axis-line"), HTMLAttribute("aria-hidden", "true")) { html in
                var last = ""
                for tick in 0..<4 {
                    let place = Double(tick) * 250 + 1
                    guard let label = scale.moment(at: place).map(clock), label != last else { continue }
                    last = label
                    html.element(
                        "text", HTMLAttribute("x", Bar.percent(Double(tick) * 250)), HTMLAttribute("y", "75%"),
                        text: label)
                }
            }
            html.element("span", .class("took"), text: "at work")
        }
    }

    /// The time of day, with tenths of a second where it took few seconds.
    private func clock(_ moment: Timestamp) -> String {
        let time = ClockText.time(moment, offset: clockOffset)
        return isShort ? "\(time).\(moment.milliseconds / 100 % 10)" : time
    }

    /// What the looks of the bars mean, of those that there are.
    func key(_ meanings: [(look: String, word: String)], to html: inout HTML) {
        html.element("ul", .class("key"), .label("What the bars mean")) { html in
            for (look, word) in meanings { key("bar-" + look, word, to: &html) }
            if scale.stretches.contains(where: \.isGap) { key("gap bar-none", "no engine", to: &html) }
        }
    }

    private func key(_ look: String, _ word: String, to html: inout HTML) {
        html.element("li") { html in
            html.element("svg", .class("lane-key"), HTMLAttribute("aria-hidden", "true")) { html in
                html.element(
                    "rect", .class(look), HTMLAttribute("width", "100%"), HTMLAttribute("height", "100%"),
                    HTMLAttribute("rx", "2"), text: "")
            }
            html.text(word)
        }
    }
}
