import Platform
package import RunStorage

extension LocalExecutor {
    package func follow(
        _ directory: AttemptDirectory, from position: Int, _ tell: @Sendable ([Progress], Int) async -> Void
    ) async {
        guard let watch = try? FileWatch(directory.progress) else { return }
        var position = position
        while !Task.isCancelled {
            watch.reset()
            let (news, end) = Self.news(in: directory, from: position)
            position = end
            if !news.isEmpty { await tell(news, position) }
            await loop.readable(watch.descriptor)
        }
    }

    /// The whole lines after a position, and the position after them.
    private static func news(in directory: AttemptDirectory, from position: Int) -> ([Progress], Int) {
        guard let file = try? directory.openProgress(), let bytes = try? file.read(from: position, 1 << 20),
            let end = bytes.lastIndex(of: 10)
        else { return ([], position) }
        let lines = bytes[...end].split(separator: 10)
        return (lines.compactMap { Progress.decode(Array($0)) }, position + end + 1)
    }
}
