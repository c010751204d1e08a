import JSONText

/// The differences between two texts of a workflow, section by section; values are compared and not their spelling.
struct SectionChanges {
    private let old: JSONValue?
    private let new: JSONValue?

    /// Reads both; what cannot be read has no differences that could be told.
    init(from old: [UInt8], to new: [UInt8]) {
        self.old = try? JSONReader.read(old)
        self.new = try? JSONReader.read(new)
    }

    /// The keys that differ in the part of a section that has this name.
    func of(_ section: String, _ name: String) -> [SettingChange] {
        Self.changes(from: old?[section]?[name], to: new?[section]?[name]) { section == "agents" && $0 == "env" }
    }

    /// The keys at the top that differ, without those that are told by name.
    var others: [SettingChange] {
        Self.changes(from: old, to: new) { $0 == "defaults" }.filter { !["stages", "agents"].contains($0.key) }
    }

    /// - Parameter isSecret: whether the values of a key may hold secrets, so that only the key is told.
    private static func changes(
        from old: JSONValue?, to new: JSONValue?, hiding isSecret: (String) -> Bool
    ) -> [SettingChange] {
        var keys = (old?.members ?? []).map(\.name)
        keys += (new?.members ?? []).map(\.name).filter { old?[$0] == nil }
        return keys.compactMap { key in
            let (was, now) = (old?[key], new?[key])
            guard was != now else { return nil }
            let hidden = isSecret(key) ? "…" : nil
            return SettingChange(
                key: key, was: was.map { hidden ?? JSONLine.text($0) }, now: now.map { hidden ?? JSONLine.text($0) })
        }
    }
}
