/// What an agent has said as its reply, of bounded size.
struct ReplyText: Sendable {
    /// Bytes that a reply may have.
    static let limit = 64 << 20

    private(set) var bytes: [UInt8] = []
    /// What was said before the last tool call, in case that nothing follows.
    private var earlier: [UInt8] = []
    /// Whether more was said than may be.
    private(set) var isTooLong = false

    /// The reply: what was said last.
    var reply: [UInt8] { bytes.isEmpty ? earlier : bytes }

    /// One whole message takes the place of the one before it.
    mutating func set(_ text: ArraySlice<UInt8>) {
        isTooLong = text.count > Self.limit
        bytes = Array(text.prefix(Self.limit))
    }

    /// The next piece.
    mutating func append(_ text: ArraySlice<UInt8>) {
        let room = Self.limit - bytes.count
        isTooLong = isTooLong || text.count > room
        bytes += text.prefix(room)
    }

    /// Work goes on: what comes now is another message.
    mutating func beginAnew() {
        guard !bytes.isEmpty else { return }
        earlier = bytes
        bytes = []
    }
}
