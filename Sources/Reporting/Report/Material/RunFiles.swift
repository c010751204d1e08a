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

    /// The beginning of a file, up to the end of a line; nil where there is no such file or it is empty.
    mutating func beginning(_ path: String, _ limit: Int) -> ShownText? {
        guard let file = open(path), let size = try? file.size(), size > 0 else { return nil }
        let wanted = min(limit, allowance)
        guard wanted > 0, var bytes = try? file.read(min(size, wanted)) else {
            return ShownText(path: path, text: "", bytes: size, omitted: size)
        }
        if bytes.count < size, let end = bytes.lastIndex(of: 10) { bytes.removeSubrange((end + 1)...) }
        return shown(path, bytes, of: size)
    }

    /// The end of a file, from the beginning of a line.
    mutating func end(_ path: String, _ limit: Int) -> ShownText? {
        guard let file = open(path), let size = try? file.size(), size > 0 else { return nil }
        let wanted = min(limit, allowance)
        guard wanted > 0, var bytes = try? file.readEnd(wanted) else {
            return ShownText(path: path, text: "", bytes: size, omitted: size)
        }
        if bytes.count < size, let start = bytes.firstIndex(of: 10), start + 1 < bytes.count {
            bytes.removeSubrange(...start)
        }
        return shown(path, bytes, of: size)
    }

    private func open(_ path: String) -> Descriptor? { try? directory?.reading(path) }

    private mutating func shown(_ path: String, _ bytes: [UInt8], of size: Int) -> ShownText {
        // Markup takes several bytes for one.
        allowance -= bytes.reduce(0) { $0 + ($1 == 60 || $1 == 62 || $1 == 38 || $1 == 34 || $1 == 39 ? 5 : 1) }
        return ShownText(
            path: path, text: String(decoding: mask(bytes), as: UTF8.self), bytes: size, omitted: size - bytes.count)
    }
}
