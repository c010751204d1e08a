/// The colours of a report. The style is made from them, and a test measures their contrast.
package struct Palette: Sendable {
    /// A colour with a name, by light and by dark.
    package struct Colour: Sendable {
        package let name: String
        package let light: UInt32
        package let dark: UInt32
    }

    /// The grounds on which text stands.
    package static let grounds = [
        Colour(name: "ground", light: 0xF7F7F4, dark: 0x15171A),
        Colour(name: "card", light: 0xFFFFFF, dark: 0x1D2024),
        Colour(name: "sunken", light: 0xF0F0EC, dark: 0x25292E),
    ]
    /// The colours of text; each is readable on every ground.
    package static let texts = [
        Colour(name: "ink", light: 0x1F2328, dark: 0xE6E8EA),
        Colour(name: "quiet", light: 0x59606A, dark: 0xA3ABB5),
        Colour(name: "link", light: 0x0B57C2, dark: 0x84B6FF),
        Colour(name: "good", light: 0x1A6B36, dark: 0x6FCF8A),
        Colour(name: "bad", light: 0xB3261E, dark: 0xFF9A8F),
        Colour(name: "warn", light: 0x855300, dark: 0xE9B949),
        Colour(name: "busy", light: 0x0B5C99, dark: 0x74C0FC),
    ]
    /// Surfaces and lines that carry no text.
    package static let surfaces = [
        Colour(name: "line", light: 0xDEDED8, dark: 0x353A40),
        Colour(name: "bar-good", light: 0x4E9F6B, dark: 0x4FA56E),
        Colour(name: "bar-bad", light: 0xD0453B, dark: 0xE5645A),
        Colour(name: "bar-warn", light: 0xB07812, dark: 0xC9962F),
        Colour(name: "bar-busy", light: 0x3B82C4, dark: 0x4C94D8),
        Colour(name: "bar-idle", light: 0x8A919B, dark: 0x767E88),
    ]

    /// The custom properties of all colours, of one side.
    static func properties(isDark: Bool) -> String {
        (grounds + texts + surfaces).map { colour in
            let digits = String(isDark ? colour.dark : colour.light, radix: 16)
            return "--\(colour.name):#\(String(repeating: "0", count: 6 - digits.count))\(digits)"
        }.joined(separator: ";")
    }

    /// How far two colours are apart, by the measure of the accessibility guidelines: from 1 to 21.
    package static func contrast(_ one: UInt32, _ other: UInt32) -> Double {
        let (first, second) = (luminance(one), luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    private static func luminance(_ colour: UInt32) -> Double {
        let parts = [16, 8, 0].map { linear(Double(colour >> UInt32($0) & 255) / 255) }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// The power 2.4 of the guidelines as 2 and 2/5: the fifth root by Newton's way, because nothing here links the
    /// C library's mathematics.
    private static func linear(_ value: Double) -> Double {
        if value <= 0.03928 { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        let square = base * base
        var root = 1.0
        for _ in 0..<40 { root = (4 * root + square / (root * root * root * root)) / 5 }
        return square * root
    }
}
