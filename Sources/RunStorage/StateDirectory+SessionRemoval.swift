package import Platform

extension StateDirectory {
    private static let removed = ".removed-"

    /// Removes a session; its runs stay. What a crash leaves of it has a hidden name, and goes with the next removal.
    package func removeSession(_ session: SessionDirectory) throws(SystemError) {
        try Self.remove(session.id, from: Directory.open(sessions))
    }

    /// Removes a directory by a name that nobody finds, and what earlier removals have left.
    static func remove(_ name: String, from place: Directory) throws(SystemError) {
        for name in try place.names() where name.hasPrefix(removed) { try place.remove(name) }
        let hidden = removed + name
        try place.rename(name, to: place, hidden)
        try place.sync()
        try place.remove(hidden)
        try place.sync()
    }
}
