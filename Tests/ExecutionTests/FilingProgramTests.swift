import Platform
import TestSupport
import Testing

@testable import Execution

@Suite("Programs whose output is a file") struct FilingProgramTests {
    @Test("What they print is in the file; the last line of their errors and their status are told")
    func ends() throws {
        let place = try TemporaryDirectory()
        func call(_ script: String) throws -> (FilingProgram.End, String) {
            let end = FilingProgram.call(
                ["/bin/sh", "-c", script], environment: [], directory: place.path,
                output: try Descriptor.replacing(place.path + "/out"), seconds: 60)
            return (end, String(decoding: try FileSystem.read(place.path + "/out"), as: UTF8.self))
        }
        #expect(try call("echo hello") == (.succeeded, "hello\n"))
        guard case (.failed(let state, let said), _) = try call("echo one >&2; echo two >&2; exit 3") else {
            Issue.record("It has not failed.")
            return
        }
        #expect(state.status == 3)
        #expect(said == "two")
    }

    @Test("Of a program whose end nobody knows it is never believed that it succeeded")
    func unknownEnd() throws {
        let null = try Descriptor.null()
        let child = try ChildProcess.spawn(
            SpawnRequest(
                arguments: ["/bin/true"], environment: [], directory: "/",
                descriptors: [(0, null.number), (1, null.number), (2, null.number)], hasOwnSession: false))
        try child.reap()
        guard case .unknown(let sentence) = FilingProgram.outcome(child, []) else {
            Issue.record("It counts as known.")
            return
        }
        #expect(!sentence.isEmpty)
    }
}
