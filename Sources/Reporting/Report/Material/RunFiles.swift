import Platform
import RunStorage

/// Reads files below a run's directory up to limits; links are not followed, and what cannot be read is not there.
struct RunFiles {
    private let directory: Directory?
    /// Takes secrets out.
    private let mask: ([UInt8]) -> [UInt8]
    /// Bytes that may still be shown.
    private(set) var allowance: Int

    init(_ run: RunDirectory, allowance: Int, _ mask: @escaping ([UInt8]) -> [UInt8]) {
        self.mask = mask
        directory = try? run.open()
        self.allowance = allowance
    }

    /// So much more is read than is shown, so that a secret at the border is masked whole.
    private static let margin = 16 << 10

    /// The beginning of a file, up to the end of a line; nil where there is no such file.
    mutating func beginning(_ path: String, _ limit: Int) -> ShownText? {
        guard let file = open(path), let size = try? file.size() else { return nil }
        let wanted = min(limit, allowance)
        guard wanted > 0, let bytes = try? file.read(min(size, wanted + Self.margin)) else {
            return ShownText(path: path, text: "", bytes: size, omitted: size)
        }
        if BinaryContent.isLikely(bytes.prefix(8 << 10)) {
            return ShownText(path: path, text: "", bytes: size, omitted: size, isBinary: true)
        }
        var text = mask(bytes)
        let isWhole = bytes.count == size && text.count <= wanted
        if !isWhole {
            text.removeSubrange(min(text.count, wanted)...)
            if let end = text.lastIndex(of: 10) { text.removeSubrange((end + 1)...) }
        }
        var shown = shown(path, text, isWhole: isWhole, of: size)
        shown.sha256 = bytes.count == size ? Digest.sha256(bytes) : nil
        return shown
    }

    /// The end of a file, from the beginning of a line.
    mutating func end(_ path: String, _ limit: Int) -> ShownText? {
        guard let file = open(path), let size = try? file.size(), size > 0 else { return nil }
        let wanted = min(limit, allowance)
        guard wanted > 0, let bytes = try? file.readEnd(min(size, wanted + Self.margin)) else {
            return ShownText(path: path, text: "", bytes: size, omitted: size)
        }
        var text = mask(bytes)
        let isWhole = bytes.count == size && text.count <= wanted
        if !isWhole {
            text.removeSubrange(..<max(0, text.count - wanted))
            if let start = text.firstIndex(of: 10), start + 1 < text.count { text.removeSubrange(...start) }
        }
        return shown(path, text, isWhole: isWhole, of: size)
    }

    private func open(_ path: String) -> Descriptor? { try? directory?.reading(path) }

    private mutating func shown(_ path: String, _ text: [UInt8], isWhole: Bool, of size: Int) -> ShownText {
        // Markup takes several bytes for one.
        allowance -= text.reduce(0) { $0 + ($1 == 60 || $1 == 62 || $1 == 38 || $1 == 34 || $1 == 39 ? 5 : 1) }
        let omitted = isWhole ? 0 : max(1, size - text.count)
        return ShownText(path: path, text: String(decoding: text, as: UTF8.self), bytes: size, omitted: omitted)
    }
}
