/// An attribute of an element; its name comes from the source code alone.
struct HTMLAttribute: Sendable {
    let name: StaticString
    /// Nil for an attribute that only is there, such as `open`.
    let value: String?

    init(_ name: StaticString, _ value: String?) {
        self.name = name
        self.value = value
    }

    /// The classes by which the style finds the element.
    static func `class`(_ value: String) -> HTMLAttribute { HTMLAttribute("class", value) }

    /// The name by which links lead to the element.
    static func id(_ value: String) -> HTMLAttribute { HTMLAttribute("id", value) }

    /// What is said of the element where it is not seen.
    static func label(_ value: String) -> HTMLAttribute { HTMLAttribute("aria-label", value) }

    /// Where a link leads.
    static func href(_ value: String) -> HTMLAttribute { HTMLAttribute("href", value) }

    /// An attribute without a value; nil where it is not to be there.
    static func flag(_ name: StaticString, _ isThere: Bool = true) -> HTMLAttribute? {
        isThere ? HTMLAttribute(name, nil) : nil
    }

    /// An attribute with a number.
    static func number(_ name: StaticString, _ value: Int) -> HTMLAttribute { HTMLAttribute(name, String(value)) }
}
