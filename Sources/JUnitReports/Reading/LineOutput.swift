import JSONText
package import Platform
package import RunStorage

/// Writes lines to a descriptor, many at once.
package final class LineOutput {
    private static let room = 1 << 16
    private let target: Descriptor
    private var writer = JSONWriter()
    /// Why the lines could not be written.
    package private(set) var failure: SystemError?

    /// Makes an output to an open descriptor.
    package init(_ target: Descriptor) { self.target = target }

    /// Takes a line; whether more make sense.
    package func append(_ line: ReportLine) -> Bool {
        line.encode(into: &writer)
        if writer.bytes.count >= Self.room { flush() }
        return failure == nil
    }

    /// Writes what is left.
    package func flush() {
        defer { writer = JSONWriter() }
        guard failure == nil, !writer.bytes.isEmpty else { return }
        do throws(SystemError) { try target.write(writer.bytes) } catch { failure = error }
    }
}
