import Platform

/// Which numbers of a day the evidence itself shows to be used, for when the file that says so is not there.
struct EvidenceTraces {
    private static let piece = 1 << 20
    /// Where in a line a record has its identity.
    private static let longestBeginning = 64

    private let evidence: EvidenceDirectory

    /// Looks into a directory of evidence runs.
    init(of directory: String) { evidence = EvidenceDirectory(path: directory) }

    /// The number behind the largest that any run of a day has; 1 where there is none.
    func nextNumber(_ day: String) throws(SystemError) -> Int {
        var largest = 0
        for id in try evidence.names() where EvidenceRunName.day(of: id) == day {
            let told = (try? evidence.manifest(of: id))?.lastNumber ?? 0
            largest = max(largest, told, try largestRecord(of: id, day))
        }
        return largest + 1
    }

    /// The largest number in the records of a run, which are never read as a whole: cut lines count, too.
    private func largestRecord(of id: String, _ day: String) throws(SystemError) -> Int {
        let path = "\(evidence.path)/\(id)/\(EvidenceRun.testsName)"
        guard FileSystem.kind(path) == .file else { return 0 }
        let file = try Descriptor.reading(path)
        let mark = Array("TST-\(day)-".utf8)
        var largest = 0
        var beginning: [UInt8] = []
        while true {
            let part = try file.read(Self.piece)
            for byte in part {
                if byte == 10 {
                    largest = max(largest, Self.number(in: beginning, behind: mark))
                    beginning.removeAll(keepingCapacity: true)
                } else if beginning.count < Self.longestBeginning {
                    beginning.append(byte)
                }
            }
            if part.isEmpty { return max(largest, Self.number(in: beginning, behind: mark)) }
        }
    }

    private static func number(in line: [UInt8], behind mark: [UInt8]) -> Int {
        guard let place = line.firstRange(of: mark) else { return 0 }
        let digits = line[place.upperBound...].prefix { (48...57).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
}
