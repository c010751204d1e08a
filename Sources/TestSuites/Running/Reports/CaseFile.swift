import Execution
import Platform
import RunStorage

/// `cases.jsonl` in the directory of an attempt: what was read from its reports, line by line.
struct CaseFile {
    /// Its name.
    static let name = "cases.jsonl"
    private static let piece = 1 << 18
    /// A line that is longer than this is none that the reader of reports writes.
    private static let longestLine = 64 << 20

    private let directory: AttemptDirectory
    private let mask: SecretMask

    /// Names the file of an attempt; secrets are masked before anybody sees a line.
    init(of directory: AttemptDirectory, mask: SecretMask) {
        self.directory = directory
        self.mask = mask
    }

    /// Makes it anew for writing: tests know the directory, and may have left anything there under its name.
    func making() throws(SystemError) -> Descriptor { try directory.open().making(Self.name) }

    /// Takes the secrets out of what the reader of reports has written, so that nobody finds them there later.
    func clean() throws(SystemError) {
        guard !mask.isEmpty else { return }
        let home = try directory.open()
        let source = try home.reading(Self.name)
        let target = try home.making(Self.name + ".new")
        var stream = mask
        while true {
            let part = try source.read(Self.piece)
            try target.write(part.isEmpty ? stream.finish() : stream.take(part))
            if part.isEmpty { break }
        }
        try home.rename(Self.name + ".new", to: home, Self.name)
    }

    /// Gives one line after the other; the file is never in memory as a whole. Lines that cannot be understood are left
    /// out and counted.
    @discardableResult
    func each(_ body: (ReportLine) throws(SystemError) -> Void) throws(SystemError) -> Int {
        let file: Descriptor
        do throws(SystemError) { file = try directory.open().reading(Self.name) } catch {
            if error.saysAbsent { return 0 }
            throw error
        }
        var stream = mask
        var rest: [UInt8] = []
        var unknown = 0
        while true {
            let part = try file.read(Self.piece)
            rest += part.isEmpty ? stream.finish() : stream.take(part)
            var start = 0
            while let end = rest[start...].firstIndex(of: 10) {
                if let line = ReportLine.decode(rest[start..<end]) { try body(line) } else { unknown += 1 }
                start = end + 1
            }
            rest.removeFirst(start)
            if rest.count > Self.longestLine { throw SystemError.foreign("read a line of", file.path) }
            if part.isEmpty { return rest.isEmpty ? unknown : unknown + 1 }
        }
    }
}
