import Platform
import RunStorage
import TestSupport
import Testing

@testable import Sessions

/// The way into a session for other processes.
@Suite struct InboxTests {
    @Test("What is handed in together comes in the order of needs, under names in the order in which it was given")
    func order() throws {
        let (place, inbox) = try Self.inbox()
        let letters = ["/a.md", "/b.md", "/c.md"]
        let objectives = [
            Self.objective("/a.md", needs: ["/c.md"]), Self.objective("/b.md"),
            Self.objective("/c.md", needs: ["/b.md"]),
        ]
        let names = try inbox.hand(in: objectives)
        #expect(names.map { inbox.objective($0)?.file } == letters)
        #expect(try inbox.names().map { inbox.objective($0)?.file } == ["/b.md", "/c.md", "/a.md"])
        withExtendedLifetime(place) {}
    }

    @Test("A hundred of one call stay in their order, and a later call comes later")
    func many() throws {
        let (place, inbox) = try Self.inbox()
        let first = try inbox.hand(in: (0..<100).map { Self.objective("/o\($0).md") })
        #expect(try inbox.names() == first)
        #expect(try inbox.hand(in: [Self.objective("/z.md")]).count == 1)
        #expect(try inbox.names().count == 101)
        withExtendedLifetime(place) {}
    }

    @Test("A closed inbox takes nothing; one in which something is does not close, and opens as it was")
    func closing() throws {
        let (place, inbox) = try Self.inbox()
        let name = try #require(try inbox.hand(in: [Self.objective("/a.md")]).first)
        #expect(try !inbox.close())
        #expect(try inbox.isOpen && inbox.names() == [name])
        inbox.remove(name)
        #expect(try inbox.close())
        #expect(!inbox.isOpen)
        #expect(throws: SystemError.self) { try inbox.hand(in: [Self.objective("/b.md")]) }
        try inbox.open()
        #expect(try inbox.isOpen && inbox.names().isEmpty)
        withExtendedLifetime(place) {}
    }

    @Test("An engine that was killed while it closed the inbox has lost nothing")
    func killedAtClosing() throws {
        let (place, inbox) = try Self.inbox()
        let names = try inbox.hand(in: [Self.objective("/a.md")])
        let path = place.path + "/inbox"
        try FileSystem.rename(path, to: path + ".closed")
        try inbox.open()
        #expect(try inbox.names() == names)
    }

    @Test("Whoever hands in while the inbox is being closed is told so, or is found in it")
    func races() async throws {
        let (place, inbox) = try Self.inbox()
        for _ in 0..<100 {
            try inbox.open()
            async let handed = onOwnThread { (try? inbox.hand(in: [Self.objective("/a.md")])) ?? [] }
            async let closed = onOwnThread { (try? inbox.close()) ?? false }
            let (names, isClosed) = await (handed, closed)
            if !names.isEmpty, isClosed {
                // It came after the inbox was opened again or never: then it would be lost.
                Issue.record("\(names) were taken by an inbox that was closed")
            }
            try inbox.open()
            #expect(try inbox.names() == names)
            for name in names { inbox.remove(name) }
        }
        withExtendedLifetime(place) {}
    }

    @Test("What cannot be understood is no objective")
    func strange() throws {
        let (place, inbox) = try Self.inbox()
        for (number, text) in [
            "", "{}", "[1]", "{\"schema_version\":2}", "{\"schema_version\":1,\"objective_file\":\"x\"}",
        ]
        .enumerated() {
            try Descriptor.replacing(place.path + "/inbox/\(number).json").write(text.utf8)
        }
        #expect(try inbox.names().compactMap { inbox.objective($0) }.isEmpty)
    }

    @Test("An objective on its way is read as it was written")
    func roundTrip() {
        var full = Self.objective("/a b/ü.md", needs: ["/c.md", "/d\n.md"])
        (full.retries, full.batches, full.priority) = (3, "1-2", -4)
        for objective in [full, Self.objective("/x.md")] { #expect(QueuedObjective(objective.encode()) == objective) }
    }

    private static func objective(_ file: String, needs: [String] = []) -> QueuedObjective {
        QueuedObjective(
            file: file, title: "T", digest: "d", priority: 0, needs: needs, retries: nil, batches: nil)
    }

    private static func inbox() throws -> (TemporaryDirectory, Inbox) {
        let place = try TemporaryDirectory()
        let inbox = Inbox(SessionDirectory(path: place.path))
        try inbox.open()
        return (place, inbox)
    }
}
