/// Something that is told at the head of a page: a name and what it is.
struct Fact {
    let name: String
    let value: String
    var isWide = false

    /// All of them, side by side where there is room.
    static func write(_ facts: [Fact], to html: inout HTML) {
        html.element("dl", .class("facts")) { html in
            for fact in facts {
                html.element("div", fact.isWide ? .class("wide") : nil) { html in
                    html.element("dt", text: fact.name)
                    html.element("dd", text: fact.value)
                }
            }
        }
    }
}
