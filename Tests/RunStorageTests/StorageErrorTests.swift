import Platform
import RunStorage
import Testing

/// What a person reads when a run stops because its files cannot be kept.
@Suite struct StorageErrorTests {
    @Test(
        "The advice fits the cause",
        arguments: [
            (28, "Make room on the disk"), (30, "Make the disk writable"), (5, "See to the disk, which fails"),
            (24, "Raise the limit on open files (`ulimit -n`) or lower `--max-concurrent`"),
            (13, "Get the right to it"), (2, "Remove the cause"),
        ] as [(Int32, String)])
    func advice(number: Int32, advice: String) {
        let error = SystemError("write", "/run/events.jsonl", number: number)
        #expect(
            StorageError(writing: error).description
                == "\(error.description) Nothing more is started. \(advice), then go on with `teambot resume`.")
    }

    @Test("A lock that somebody has is no trouble with the disk")
    func busy() {
        let error = SystemError.busy("lock", "/run/lock")
        #expect(error.isWouldBlock && !error.isStorageFailure)
        #expect(StorageError(writing: error).description.contains("Wait until whoever has it has ended, then"))
    }
}
