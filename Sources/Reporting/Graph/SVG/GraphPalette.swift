/// The colours of the picture: every text has a contrast of at least 4.5 to its ground, in light and dark.
enum GraphPalette {
    /// A colour in both schemes, by the name of its custom property.
    struct Tone {
        let name: String
        let light: String
        let dark: String
    }

    /// A text and what it stands on, by the names of their colours.
    struct Pair {
        let ink: String
        let ground: String
    }

    static let tones: [Tone] = [
        Tone(name: "page", light: "#ffffff", dark: "#0d1117"),
        Tone(name: "ink", light: "#1f2328", dark: "#f0f6fc"),
        Tone(name: "soft", light: "#545d68", dark: "#a9b4c0"),
        Tone(name: "card", light: "#ffffff", dark: "#161b22"),
        Tone(name: "border", light: "#c4ccd6", dark: "#3d4651"),
        Tone(name: "frame", light: "#f5f7fa", dark: "#12171e"),
        Tone(name: "edge", light: "#7a8594", dark: "#6b7684"),
        Tone(name: "accent", light: "#8250df", dark: "#b78bff"),
        Tone(name: "done-fill", light: "#e8f8ec", dark: "#10231a"),
        Tone(name: "done-rim", light: "#8fd3a5", dark: "#2b6b40"),
        Tone(name: "done-ink", light: "#1a6b34", dark: "#6fdd8b"),
        Tone(name: "work-fill", light: "#e3f1ff", dark: "#0f2238"),
        Tone(name: "work-rim", light: "#8bc0f5", dark: "#2b5f96"),
        Tone(name: "work-ink", light: "#0757b0", dark: "#7ab8ff"),
        Tone(name: "bad-fill", light: "#ffebe9", dark: "#2f1517"),
        Tone(name: "bad-rim", light: "#f2a49f", dark: "#8a3b3b"),
        Tone(name: "bad-ink", light: "#ad1224", dark: "#ff9b95"),
        Tone(name: "wait-fill", light: "#fff6cf", dark: "#2a210c"),
        Tone(name: "wait-rim", light: "#dcbd62", dark: "#6f5a1d"),
        Tone(name: "wait-ink", light: "#7a4b00", dark: "#eac15a"),
        Tone(name: "idle-fill", light: "#f6f8fa", dark: "#161b22"),
        Tone(name: "idle-rim", light: "#c4ccd6", dark: "#3d4651"),
        Tone(name: "idle-ink", light: "#545d68", dark: "#a9b4c0"),
    ]

    /// Fill, rim and ink of each family of statuses.
    static let families = ["done", "work", "bad", "wait", "idle"]

    /// Every text of the picture with its ground.
    static let texts: [Pair] =
        ["page", "frame"].flatMap { [Pair(ink: "ink", ground: $0), Pair(ink: "soft", ground: $0)] }
        + [Pair(ink: "ink", ground: "card"), Pair(ink: "soft", ground: "card")]
        + families.flatMap { family in
            ["ink", "soft", "\(family)-ink"].map { Pair(ink: $0, ground: "\(family)-fill") }
        }
}
