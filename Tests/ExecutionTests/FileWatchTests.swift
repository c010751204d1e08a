import Platform
import TestSupport
import Testing

@Suite("Watching a file", .timeLimit(.minutes(10)))
struct FileWatchTests {
    @Test("Each change is told once it has been asked again, and none without one")
    func changes() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/log"
        let file = try Descriptor.replacing(path)
        let watch = try FileWatch(path)
        #expect(Readiness.wait(for: [watch.descriptor], seconds: 0).isEmpty)
        for _ in 0..<3 {
            try file.write([65, 10])
            #expect(Readiness.wait(for: [watch.descriptor], seconds: nil) == [0])
            watch.reset()
            #expect(Readiness.wait(for: [watch.descriptor], seconds: 0).isEmpty)
        }
    }

    @Test("A file that is not there cannot be watched")
    func missing() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: SystemError.self) { try FileWatch(directory.path + "/none") }
    }

    @Test("Who waits for a descriptor of a loop is woken when its task is cancelled")
    func cancelled() throws {
        let loop = try EventLoop()
        let (reading, writing) = try Descriptor.pipe()
        let isOver: Bool? = loop.run {
            let waiter = Task(executorPreference: loop) { await loop.readable(reading) }
            await Task.yield()
            waiter.cancel()
            await waiter.value
            return true
        }
        #expect(isOver == true)
        withExtendedLifetime(writing) {}
    }
}
