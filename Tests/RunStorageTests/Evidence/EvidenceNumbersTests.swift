import Platform
import StateMachine
import TestSupport
import Testing

@testable import RunStorage

@Suite("The numbers of records") struct EvidenceNumbersTests {
    private let moment = Timestamp("2026-11-21T19:51:35.123Z") ?? Timestamp(milliseconds: 0)

    /// The next number of the day after a run has used some, and its file has become this.
    private func next(_ place: TemporaryDirectory, file: String?, used: Int = 7) throws -> (next: Int, used: Range<Int>)
    {
        let evidence = EvidenceDirectory(path: place.path)
        let run = try evidence.begin(at: moment, project: "/p")
        let numbers = try run.reserveNumbers(used)
        try run.append(to: EvidenceRun.testsName) { (file) throws(SystemError) in
            for number in numbers { try file.write("{\"test_id\":\"\(run.testID(number))\"}\n".utf8) }
        }
        run.leave()
        try FileSystem.removeFile(place.path + "/numbers")
        if let file { try AtomicFile.write(Array(file.utf8), to: place.path + "/numbers") }
        let later = try evidence.begin(at: moment, project: "/p")
        defer { later.leave() }
        return (try later.reserveNumbers(1).lowerBound, numbers)
    }

    @Test(
        "Where their file is not there or damaged, they go on behind the largest of the day that is used",
        arguments: [nil, "", "20261121", "20261121 x\n", "20261120 5\n", "20261121 1", "\0\0\0\0", "20261121 -4\n"])
    func damaged(file: String?) throws {
        let found = try next(TemporaryDirectory(), file: file)
        #expect(found.used == 1..<8)
        #expect(found.next == 8)
    }

    @Test("What a manifest tells counts, where the records have gone, and numbers that somebody has reserved")
    func manifest() throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path)
        let run = try evidence.begin(at: moment, project: "/p")
        _ = try run.reserveNumbers(3)
        try run.update { _ in }
        try FileSystem.removeFile(place.path + "/numbers")
        let later = try evidence.begin(at: moment, project: "/p")
        let theirs = try later.reserveNumbers(5)
        let ours = try run.reserveNumbers(90)
        #expect(ours.clamped(to: theirs).isEmpty, "\(ours) \(theirs)")
        #expect(try evidence.manifest(of: run.id).lastNumber == 103)
    }

    @Test("Other days begin at 1, and a record that a crash has cut off has its number")
    func otherDays() throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path)
        try FileSystem.makeDirectories(place.path + "/20261121_000000Z")
        try AtomicFile.write(
            Array("{\"test_id\":\"TST-20261121-0004\"}\n{\"test_id\":\"TST-20261121-12345\",\"na".utf8),
            to: place.path + "/20261121_000000Z/tests.jsonl")
        #expect(try evidence.begin(at: moment, project: "/p").reserveNumbers(1) == 12_346..<12_347)
        let tomorrow = Timestamp(milliseconds: moment.milliseconds + 86_400_000)
        #expect(try evidence.begin(at: tomorrow, project: "/p").reserveNumbers(1) == 1..<2)
    }
}
