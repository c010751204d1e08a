import Platform
import StateMachine
import TestSupport
import Testing

@testable import RunStorage

/// What is said about files that are not as they were written.
@Suite struct RunLoadingTests {
    private let workflow = Workflow(stages: [Stage(name: "A", nextStages: ["B"]), Stage(name: "B")])
    private let directory: TemporaryDirectory
    private let run: RunDirectory

    init() throws {
        directory = try TemporaryDirectory()
        run = RunDirectory(path: directory.path)
    }

    /// Writes the journal and the state file of four events.
    private func write(without lost: Int = 0) throws {
        var events = [
            Event(.runStarted).with {
                $0.runID = "r1"
                $0.objectiveFile = "/o.md"
            },
            Event(.stageStarted, stage: "A"), Event(.stageCompleted, stage: "A"), Event(.stageStarted, stage: "B"),
        ]
        try Journal(path: run.journal, after: 0).append(&events, isDurable: false)
        var state = RunState(of: workflow)
        for event in events { state.apply(event, in: workflow) }
        var text = StateText(of: workflow)
        try AtomicFile.write(text.render(state), to: run.state)
        let lines = try FileSystem.read(run.journal).split(separator: 10)
        try AtomicFile.write(lines.dropLast(lost).flatMap { $0 + [10] }, to: run.journal)
    }

    private func refusal() -> String {
        do throws(StorageError) {
            _ = try RunLoading.forReading(run, of: workflow)
            return ""
        } catch { return error.description }
    }

    @Test("A journal that the state file is ahead of is refused with the line at which it ends")
    func shorter() throws {
        try write(without: 1)
        #expect(refusal().contains("\(run.journal) ends after line 3, but state.json has seen event 4."))
    }

    @Test("A damaged line that the state file has seen is named")
    func seen() throws {
        try write()
        try AtomicFile.write(FileSystem.read(run.journal).dropLast(2), to: run.journal)
        #expect(refusal().contains("\(run.journal) is damaged at line 4, and state.json has seen event 4."))
    }

    @Test("A damaged end is named with its file")
    func end() throws {
        try write()
        try FileSystem.removeFile(run.state)
        try AtomicFile.write(FileSystem.read(run.journal).dropLast(2), to: run.journal)
        let warnings = try RunLoading.forReading(run, of: workflow).warnings.joined()
        #expect(warnings.contains("The end of the journal \(run.journal) is damaged (line 4, "))
    }

    @Test("While an engine writes, a last line without its end is no damage; a line that has its end can still be")
    func written() throws {
        try write()
        try FileSystem.removeFile(run.state)
        let whole = try FileSystem.read(run.journal)
        for count in 2...40 {
            try AtomicFile.write(whole.dropLast(count), to: run.journal)
            let loading = try RunLoading.forReading(run, of: workflow, whileWritten: true)
            #expect(loading.warnings == [] && loading.state.lastEvent == 3)
            #expect(whole.prefix(loading.journalBytes).last == 10)
        }
        try AtomicFile.write(whole.dropLast(2) + [10], to: run.journal)
        #expect(try RunLoading.forReading(run, of: workflow, whileWritten: true).warnings.count == 1)
    }

    @Test("A journal without the event that began its run is refused, also without a state file")
    func empty() throws {
        for bytes in [[], Array("{\"seq\":1,".utf8)] {
            try AtomicFile.write(bytes, to: run.journal)
            #expect(refusal().contains("\(run.journal) is damaged at line 1"))
        }
    }

    @Test("A schema_version that may be a damaged digit is refused with its line and both ways out")
    func newer() throws {
        try write()
        let text = String(decoding: try FileSystem.read(run.state), as: UTF8.self)
        let newer = text.replacing("\"schema_version\": 1", with: "\"schema_version\": 3")
        try AtomicFile.write(Array(newer.utf8), to: run.state)
        #expect(refusal().contains("\(run.state) has schema_version 3 in line 2"))
        #expect(refusal().contains("remove the file"))
    }

    @Test("A summary believes no damaged state file: the journal says which objective the run is of")
    func summary() throws {
        try write()
        let text = String(decoding: try FileSystem.read(run.state), as: UTF8.self)
        try AtomicFile.write(Array(text.replacing("/o.md", with: "/p.md").utf8), to: run.state)
        let summary = RunSummary.read(run)
        #expect(summary.objectiveFile == "/o.md")
        #expect(summary.runID == "r1")
        #expect(summary.status == nil)
    }

    @Test("A state file of more than 16 MiB is not read: the journal makes it again")
    func fatState() throws {
        try write()
        let fat = try FileSystem.read(run.state) + [UInt8](repeating: 32, count: 17 << 20)
        try AtomicFile.write(fat, to: run.state)
        let loading = try RunLoading.forReading(run, of: workflow)
        #expect(loading.state.lastEvent == 4)
        #expect(loading.warnings.joined().contains(run.state))
    }
}
