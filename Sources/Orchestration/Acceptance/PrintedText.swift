import Platform
import RunStorage

/// Looks for texts in what an attempt has printed, piece by piece: outputs can be larger than memory.
struct PrintedText: Sendable {
    private static let piece = 1 << 18

    private let attempt: AttemptDirectory

    init(_ attempt: AttemptDirectory) { self.attempt = attempt }

    /// Those of the texts that neither output has, compared byte by byte.
    func missing(of texts: [String]) async throws -> [String] {
        var missing = texts
        for output in [try attempt.openOutput(), try attempt.openErrorOutput()] {
            guard let output, !missing.isEmpty else { continue }
            let open = missing
            let size = try AttemptDirectory.unlessAbsent { () throws(SystemError) in try output.size() }
            missing = try await FileWork.run(on: size ?? 0) { try Self.missing(of: open, in: output) }
        }
        return missing
    }

    /// The last bytes of both outputs, for people.
    func end(_ count: Int) throws -> String {
        let bytes = try attempt.readOutput(last: count) + attempt.readErrorOutput(last: count)
        let text = String(decoding: bytes, as: UTF8.self)
        return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    }

    private static func missing(of texts: [String], in output: Descriptor) throws -> [String] {
        let longest = texts.map(\.utf8.count).max() ?? 0
        var missing = texts
        var window: [UInt8] = []
        while !missing.isEmpty,
            let part = try AttemptDirectory.unlessAbsent({ () throws(SystemError) in try output.read(piece) }),
            !part.isEmpty
        {
            window += part
            missing.removeAll { contains(Array($0.utf8), in: window) }
            // A text may lie across two pieces.
            window.removeFirst(max(0, window.count - longest))
        }
        return missing
    }

    private static func contains(_ text: [UInt8], in window: [UInt8]) -> Bool {
        guard let first = text.first else { return true }
        var start = window.startIndex
        while let place = window[start...].firstIndex(of: first), place + text.count <= window.count {
            if window[place..<place + text.count].elementsEqual(text) { return true }
            start = place + 1
        }
        return false
    }
}
