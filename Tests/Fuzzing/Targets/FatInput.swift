/// An input that is as long as it may be and made to be slow or to take much memory.
package struct FatInput: Sendable {
    /// What is in it, and for which target.
    package let name: String
    /// The target that reads it.
    package let target: FuzzTarget
    /// The largest size in bytes that ever reaches its reader.
    package let largest: Int
    private let head: String
    private let part: String
    private let tail: String
    /// Whether each part has its number at the place of `#`.
    private let isNumbered: Bool

    private init(
        _ name: String, _ target: FuzzTarget, largest: Int = 16 << 20, head: String = "", part: String,
        tail: String = "", isNumbered: Bool = false
    ) {
        self.name = name
        self.target = target
        self.largest = largest
        self.head = head
        self.part = part
        self.tail = tail
        self.isNumbered = isNumbered
    }

    /// The bytes, so many at most.
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes = Array(head.utf8)
        let room = min(count, largest) - bytes.count - tail.utf8.count
        guard isNumbered else {
            let part = Array(part.utf8)
            for _ in 0..<max(0, room / part.count) { bytes += part }
            return bytes + tail.utf8
        }
        let end = bytes.count + room
        var number = 0
        while bytes.count + part.utf8.count + 8 <= end {
            for byte in part.utf8 { if byte == 35 { bytes += "\(number)".utf8 } else { bytes.append(byte) } }
            number += 1
        }
        return bytes + tail.utf8
    }

    /// All of them.
    package static let all = ofJSON + ofStages + ofMarkdown + ofTerminal

    private static let ofJSON = [
        FatInput("json: nested without end", .json, part: "["),
        FatInput("json: numbers", .json, head: "[0", part: ",0", tail: "]"),
        FatInput("json: empty arrays", .json, head: "[[]", part: ",[]", tail: "]"),
        FatInput("json: escapes", .json, head: "\"", part: "\\u00e9", tail: "\""),
        FatInput("json: members", .json, head: "{\"\":0", part: ",\"#\":0", tail: "}", isNumbered: true),
        FatInput("json: blank lines", .json, part: "\n "),
        FatInput("json: digits", .json, part: "9"),
        // Its target reads it twice.
        FatInput("state: unknown keys", .state, largest: 8 << 20, head: "{\n", part: "\"#\": [],\n", isNumbered: true),
        // Written again it is longer, and still has to be read.
        FatInput(
            "journal: one long line", .journal, largest: 15 << 20, head: "{\"seq\":1,\"message\":\"", part: "é",
            tail: "\"}"),
    ]

    private static let ofStages = [
        FatInput(
            "stages: unknown keys", .stages, head: "{\"version\":1", part: ",\"stagse#\":0", tail: "}", isNumbered: true
        ),
        FatInput(
            "stages: unlinked stages", .stages, head: "{\"stages\":{\"A\":{}", part: ",\"S#\":{}", tail: "}}",
            isNumbered: true),
        FatInput(
            "stages: unknown stages", .stages, head: "{\"stages\":{\"A\":{\"next_stages\":[\"B\"", part: ",\"A#\"",
            tail: "]}}}", isNumbered: true),
        FatInput(
            "stages: wrong types", .stages, head: "{\"stages\":{\"A\":{\"next_stages\":[0", part: ",0", tail: "]}}}"),
    ]

    private static let ofMarkdown = ["objective", "scenario", "verdict"].flatMap { name -> [FatInput] in
        let target = FuzzTarget.named(name) ?? .objective
        let parts = [
            ("back-ticks", "`"), ("open code", "`a "), ("fences", "```\n"), ("comments", "<!--"),
            ("ended comments", "<!-- -->"), ("stars", "**"), ("labels", "**Verification**: `a` `b`\n"),
            ("list items", "- [ ] a `b`\n"), ("headings", "### AT-1: a\n"), ("blank lines", "\n"), ("one line", "a"),
            ("quotations", "> "), ("verdicts", "VERIFIED_APPROVED: a\n"), ("zero bytes", "\0"), ("broken", "\u{FFFD}"),
        ]
        return parts.map { what, part in
            FatInput(
                "\(name): \(what)", target, largest: 1 << 20,
                head: "# Objective: A\n## Goals\n## Acceptance Test Scenarios\n### AT-1: A\n**Verification**: ",
                part: part)
        }
    }

    private static let ofTerminal = [
        ("escapes", "\u{1B}"), ("open sequences", "\u{1B}[1;"), ("open strings", "\u{1B}]a"), ("line ends", "\r\n"),
        ("directions", "\u{202E}a"),
    ].map { FatInput("printable: \($0)", .printable, largest: 1 << 20, part: $1) }
}
