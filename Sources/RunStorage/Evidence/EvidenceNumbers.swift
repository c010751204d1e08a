import Platform

/// The numbers of a day's records in a directory of evidence, each given out once, whoever asks.
///
/// They stand in one small file, `numbers`: a line for each day. Whoever wants some takes the lock beside it, so that
/// two engines never get the same; what a crash has taken and not used is left out. Where the file has no line for the
/// day, because it is a new one or because somebody has damaged the file, the evidence itself says which were used.
struct EvidenceNumbers {
    /// Days that are remembered: nobody writes evidence for an older one.
    private static let keptDays = 60

    private let directory: String

    /// Names the numbers of a directory of evidence.
    init(of directory: String) { self.directory = directory }

    /// The next numbers of a day, as many as are wanted; waits for others who ask. Call it on a thread that may wait.
    func reserve(_ count: Int, day: String) throws(SystemError) -> Range<Int> {
        try change(day) { (next) throws(SystemError) in (next..<next + count, next + count) }
    }

    /// Takes back numbers that were reserved and not used, where nobody has got later ones.
    func giveBack(_ numbers: Range<Int>, day: String) throws(SystemError) {
        guard !numbers.isEmpty else { return }
        try change(day) { (next) throws(SystemError) in ((), next == numbers.upperBound ? numbers.lowerBound : next) }
    }

    private func change<Value>(
        _ day: String, _ body: (Int) throws(SystemError) -> (Value, next: Int)
    ) throws(SystemError) -> Value {
        let lock = try EvidenceLocks.wait(for: directory + "/numbers.lock")
        defer { lock.release() }
        var days = try read()
        let first: Int
        if let known = days.first(where: { $0.day == day }) {
            first = known.next
        } else {
            first = try EvidenceTraces(of: directory).nextNumber(day)
        }
        let (value, next) = try body(first)
        days.removeAll { $0.day == day }
        days.append((day, next))
        let lines = days.sorted { $0.day < $1.day }.suffix(Self.keptDays).map { "\($0.day) \($0.next)\n" }
        try AtomicFile.write(Array(lines.joined().utf8), to: directory + "/numbers")
        return value
    }

    private func read() throws(SystemError) -> [(day: String, next: Int)] {
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try FileSystem.read(directory + "/numbers", limit: 1 << 20) } catch {
            if error.isNotThere { return [] }
            throw error
        }
        // A line without its end may have lost digits.
        let whole = bytes.prefix((bytes.lastIndex(of: 10) ?? -1) + 1)
        return String(decoding: whole, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, let next = Int(parts[1]), next > 0 else { return nil }
            return (String(parts[0]), next)
        }
    }
}
