import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import TestSuites

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("What the evidence of suites tells of tools and of the project") struct SuiteFactsTests {
    /// A `swift` that says whatever its file says, and counts how often it is asked.
    private func lab(saying version: String) throws -> (lab: SuiteLab, variables: [(name: String, value: String)]) {
        let lab = try SuiteLab()
        try FileSystem.makeDirectory(lab.place.path + "/tools")
        let script =
            "#!/bin/sh\nif [ \"$1\" = --version ]; then echo asked >> \"$HOME/asked\"; echo \(version); exit 0; fi\n"
            + SuiteLab.leaving([("a", nil)]) + "\n"
        try AtomicFile.write(Array(script.utf8), to: lab.place.path + "/tools/swift", mode: 0o700)
        try AtomicFile.write([], to: lab.project + "/Package.swift")
        let path = CurrentProcess.variable("PATH") ?? "/usr/bin:/bin"
        return (lab, [("PATH", "\(lab.place.path)/tools:\(path)"), ("HOME", lab.place.path)])
    }

    @Test("A tool is asked for its version once in a run, and anew in the next: it may have been updated")
    func versions() async throws {
        let (lab, variables) = try lab(saying: "Swift $(cat $HOME/version)")
        for version in ["9.8", "9.9"] {
            try AtomicFile.write(Array(version.utf8), to: lab.place.path + "/version")
            let suites = ["unit", "more"].map { Suite(name: $0, runner: .swiftTest) }
            let result = try await lab.run(lab.order(suites), environment: variables)
            #expect(result.suites.map(\.toolVersion) == ["Swift \(version)", "Swift \(version)"])
            let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
            #expect(manifest.tools.map(\.version) == ["Swift \(version)", "Swift \(version)"])
        }
        #expect(String(decoding: try FileSystem.read(lab.place.path + "/asked"), as: UTF8.self) == "asked\nasked\n")
        #expect(try FileSystem.names(in: lab.evidence.path).allSatisfy { !$0.hasPrefix("tools") })
    }

    @Test("A tool is asked with the variables with which it tests: they may choose its version")
    func variables() async throws {
        let (lab, variables) = try lab(saying: "Swift ${CHOSEN:-none} ${PASSED:-none}")
        var chosen = Suite(name: "chosen", runner: .swiftTest)
        chosen.environment = [("CHOSEN", "one")]
        chosen.passedVariables = ["PASSED"]
        let suites = [chosen, Suite(name: "plain", runner: .swiftTest)]
        let result = try await lab.run(lab.order(suites), environment: variables + [("PASSED", "two")])
        #expect(result.suites.map(\.toolVersion) == ["Swift one two", "Swift none none"])
    }

    @Test("Whether the project differs from its commit is asked before the first test writes into it")
    func git() async throws {
        let lab = try SuiteLab()
        let (wrote, project) = (lab.suite("unit", "touch dirt; " + SuiteLab.leaving([("a", nil)])), lab.project)
        let result = try await lab.run(lab.order([wrote])) { ground in
            ground.git = {
                EvidenceGit(commit: "abc", branch: "main", isDirty: FileSystem.exists(project + "/dirt"))
            }
        }
        #expect(FileSystem.exists(project + "/dirt"))
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        #expect(manifest.git == EvidenceGit(commit: "abc", branch: "main", isDirty: false))
    }

    @Test("Where the end cannot be told, the evidence stays closed as what the suites have come to")
    func endNotTold() async throws {
        let lab = try SuiteLab()
        await #expect(throws: CancellationError.self) {
            try await lab.run(lab.order([lab.suite("unit", SuiteLab.leaving([("a", nil)]))])) { ground in
                let tell = ground.tell
                ground.tell = { event in
                    if event.name == .suitesEnded { throw CancellationError() }
                    try await tell(event)
                }
            }
        }
        #expect(try lab.evidence.list().map(\.status) == [.passed])
    }

    @Test("Once evidence cannot be written no suite begins another attempt")
    func noFurtherAttempts() async throws {
        let lab = try SuiteLab()
        // `one` ends when `two` is under way, and cannot be kept; `two` fails after that, and is not tried again.
        let suites = [
            lab.suite("one", "read word < under-way; " + SuiteLab.leaving([("a", nil)])),
            lab.suite("two", "echo here > under-way; read word < gate; echo tried >> tries; exit 1"),
        ]
        for name in ["under-way", "gate"] {
            let path = lab.project + "/" + name
            try systemCall("make", path) { mkfifo(path, 0o600) }
        }
        await #expect(throws: StorageError.self) {
            try await lab.run(lab.order(suites, .parallel(workers: nil), retries: 3)) { ground in
                let (tell, gate) = (ground.tell, lab.project + "/gate")
                ground.tell = { event in
                    try await tell(event)
                    guard event.name == .suiteEnded, event.suite == "one" else { return }
                    startThread { try? Descriptor.writing(gate).write("go\n".utf8) }
                    throw StorageError(evidence: SystemError.busy("write", "the evidence"))
                }
            }
        }
        #expect(String(decoding: try FileSystem.read(lab.project + "/tries"), as: UTF8.self) == "tried\n")
    }

    @Test("Each attempt in an evidence run has a directory that is new, whatever is there already")
    func newDirectories() throws {
        let place = try TemporaryDirectory()
        let moment = Timestamp(milliseconds: 0)
        let run = try EvidenceDirectory(path: place.path).begin(at: moment, project: "/p")
        let numbers = try (0..<3).map { _ in
            try EvidenceAttempt.make(1, .work, of: ".diagnosis", in: run, at: moment).state.number
        }
        #expect(numbers == [1, 2, 3])
        try FileSystem.makeDirectory(run.path + "/attempts/.diagnosis/9223372036854775807-work")
        try FileSystem.makeDirectory(run.path + "/attempts/.diagnosis/07-work")
        let next = try EvidenceAttempt.make(2, .work, of: ".diagnosis", in: run, at: moment)
        #expect(next.directory.path == run.path + "/attempts/.diagnosis/08-work")
        #expect(try FileSystem.names(in: next.directory.path).isEmpty)
    }
}
