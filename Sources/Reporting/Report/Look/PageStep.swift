/// Something to do next, with a command to copy where there is one.
struct PageStep {
    var text: String?
    var command: String?

    /// A list of steps.
    static func write(_ steps: [PageStep], to html: inout HTML) {
        html.element("ul", .class("steps")) { html in
            for step in steps {
                html.element("li") { html in
                    if let text = step.text { html.element("span", text: text) }
                    if let command = step.command { Pieces.command(command, to: &html) }
                }
            }
        }
    }
}
