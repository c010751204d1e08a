import Platform
import Reporting

/// Shows a file of an attempt, and goes on with it as it grows; memory depends neither on its size nor on its lines.
struct LogReader {
    /// Bytes that are read at once.
    private static let step = 1 << 18

    /// What is done to the bytes on their way.
    private enum Filter {
        case none
        case text(PrintableStream)
        case progress(ProgressStream)

        mutating func take(_ bytes: [UInt8]) -> [UInt8] {
            switch self {
            case .none: return bytes
            case .text(var stream):
                // Taken out meanwhile, so that the stream is not copied.
                self = .none
                defer { self = .text(stream) }
                return stream.take(bytes)
            case .progress(var stream):
                self = .none
                defer { self = .progress(stream) }
                return stream.take(bytes)
            }
        }
    }

    private let part: LogPart
    private var filter: Filter
    private var file: Descriptor?
    private var position = 0
    private var last: UInt8 = 10
    /// Whether anything was shown.
    private(set) var hasShown = false

    /// Prepares to show a file from its beginning; with `isRaw`, byte by byte as it is.
    init(_ part: LogPart, isRaw: Bool) {
        self.part = part
        filter = isRaw ? .none : part.isProgress ? .progress(ProgressStream()) : .text(PrintableStream())
    }

    /// Shows what is there and was not shown yet.
    mutating func advance() throws {
        if file == nil { file = try part.open() }
        guard let file else { return }
        while !OutputFailure.isFinal {
            let bytes = try file.read(from: position, Self.step)
            if bytes.isEmpty { return }
            position += bytes.count
            show(filter.take(bytes))
        }
    }

    /// Shows the rest, and ends the last line of a text.
    mutating func finish() throws {
        try advance()
        guard case .text(var stream) = filter else { return }
        show(stream.finish())
        if last != 10 { show([10]) }
    }

    private mutating func show(_ bytes: [UInt8]) {
        guard let end = bytes.last else { return }
        Console.write(bytes: bytes)
        last = end
        hasShown = true
    }
}
