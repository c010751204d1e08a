/// A look that text can have on a terminal; the raw value is the parameter of the escape sequence.
enum Paint: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
}
