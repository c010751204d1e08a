package import Platform

/// Digests of files that were read before, each good for as long as nobody has touched its file.
///
/// It can be lost at any time, and what is in it is believed only of a file that has the very stamp that it had then.
package final class KnownDigests: Sendable {
    /// The largest file of them that is read, in bytes.
    private static let limit = 64 << 20

    private struct Entry {
        let stamp: FileStamp
        let sha256: String
    }

    private let entries: Locked<[String: Entry]>
    private let isChanged = Locked(false)

    /// Knows nothing yet.
    package init() { entries = Locked([:]) }

    /// Knows what an engine has left in the file at a path; nothing where there is none.
    package init(at path: String) {
        let bytes = (try? FileSystem.read(path, limit: Self.limit)) ?? []
        entries = Locked(Self.read(bytes))
    }

    /// The digest of a file, where it has the stamp that it had when it was read; files are told apart by their names.
    package func sha256(of name: String, _ stamp: FileStamp) -> String? {
        entries.withLock { entries in
            entries[name].flatMap { $0.stamp == stamp ? $0.sha256 : nil }
        }
    }

    /// Takes note of a digest; the stamp is the one that the file had before it was read, and has still.
    package func keep(_ sha256: String, of name: String, _ stamp: FileStamp) {
        guard stamp.isSettled else { return }
        entries.withLock { $0[name] = Entry(stamp: stamp, sha256: sha256) }
        isChanged.withLock { $0 = true }
    }

    /// Writes them to a file where there is anything new; that it cannot be written costs only time.
    package func save(to path: String) {
        guard isChanged.withLock({ $0 }) else { return }
        var text = ""
        for (name, entry) in entries.withLock({ $0 }) where !name.utf8.contains(10) {
            text += "\(entry.sha256) \(entry.stamp.numbers.map { String($0) }.joined(separator: " ")) \(name)\n"
        }
        try? AtomicFile.write(Array(text.utf8), to: path)
    }

    private static func read(_ bytes: [UInt8]) -> [String: Entry] {
        var entries: [String: Entry] = [:]
        entries.reserveCapacity(bytes.count / 128)
        for line in bytes.split(separator: 10) {
            let parts = line.split(separator: 32, maxSplits: 9)
            guard parts.count == 10, parts[0].count == 64 else { continue }
            let numbers = parts[1...8].compactMap(number)
            guard let stamp = FileStamp(numbers: numbers) else { continue }
            entries[String(decoding: parts[9], as: UTF8.self)] = Entry(
                stamp: stamp, sha256: String(decoding: parts[0], as: UTF8.self))
        }
        return entries
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        let isNegative = digits.first == 45
        for digit in isNegative ? digits.dropFirst() : digits {
            guard digit >= 48, digit <= 57 else { return nil }
            let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isTooMuch) = tenfold.addingReportingOverflow(Int(digit) - 48)
            if isTooLarge || isTooMuch { return nil }
            value = sum
        }
        return isNegative ? -value : value
    }
}
