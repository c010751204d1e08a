package import Platform

/// The runs that others of their objectives have taken the places of: `archive/<feature>/<run id>/`.
extension StateDirectory {
    /// Where archived runs are.
    package var archive: String { path + "/archive" }

    /// The features of which there are archived runs, sorted.
    package func archivedFeatures() throws(SystemError) -> [String] {
        try FileSystem.names(in: archive).filter {
            SafeName.isFeature($0) && FileSystem.kind("\(archive)/\($0)") == .directory
        }
    }

    /// The archived runs of a feature, those first whose names are the newest.
    package func archivedRuns(of feature: String) throws(SystemError) -> [RunDirectory] {
        guard SafeName.isFeature(feature), FileSystem.kind("\(archive)/\(feature)") == .directory else { return [] }
        return try FileSystem.names(in: "\(archive)/\(feature)").reversed().compactMap {
            archivedRun("\(feature)/\($0)")
        }
    }

    /// Removes an archived run; what a crash leaves of it has a hidden name, and goes with the next removal.
    package func removeArchived(_ run: RunDirectory) throws(SystemError) {
        let parent = FileSystem.parent(of: run.path)
        // No link below the archive is followed: what is removed is there, and nowhere else.
        let place = try Directory.open(archive).directory(Directory.split(parent).name)
        try Self.remove(run.feature, from: place)
    }
}
