import Execution
import Platform
import RunStorage
import StateMachine

/// Copies what the attempts of a suite have left into its evidence: reports, logs, and files of the project by its globs.
///
/// What cannot be copied is said in the manifest; it never changes what becomes of the suite. Everything here blocks.
struct ArtifactCopies: Sendable {
    /// A suite that leaves more than this keeps the first of it.
    static let (mostFiles, mostBytes) = (1_000, 256 << 20)
    /// Names that are looked at for one glob before the search gives up.
    private static let mostLooks = 100_000
    private static let piece = 1 << 18

    private let evidence: EvidenceRun
    private let project: String
    private let excluded: [String]
    private let suite: Suite
    private let mask: SecretMask
    /// The directory of each attempt, relative to the evidence run; nil where it could not be made.
    private(set) var places: [String?] = []
    /// The reports of each attempt, relative to the evidence run.
    private(set) var reports: [[String]] = []
    /// What was kept.
    private(set) var artifacts: [Artifact] = []
    /// What was left out, and why.
    private(set) var notes: [String] = []
    private var bytes = 0
    private var leftOut = 0
    private var older = 0

    init(_ scene: SuiteScene, _ suite: Suite) {
        evidence = scene.evidence
        project = scene.ground.project
        excluded = scene.ground.excluded + [FileSystem.parent(of: scene.evidence.path)]
        mask = scene.ground.mask
        self.suite = suite
    }

    /// Keeps what an attempt has left.
    func adding(_ attempt: AttemptDirectory, number: Int) -> ArtifactCopies {
        var copies = self
        do throws(SystemError) {
            let place = try copies.makePlace(number)
            copies.places.append(place)
            copies.reports.append([])
            let target = try Directory.open(evidence.path).directory(place)
            try copies.keepAttempt(attempt, target, place)
            copies.keepFiles(target, place, since: FileStamp(attempt.order))
            try copies.sync(place)
        } catch {
            copies.note("The artifacts of attempt \(number) of \(suite.name) could not be kept: \(error.description)")
            if copies.places.count < number { copies.places.append(nil) }
            if copies.reports.count < number { copies.reports.append([]) }
        }
        return copies
    }

    /// What is said of files that were too many or too large.
    var remarks: [String] {
        var remarks = notes
        if leftOut > 0 {
            remarks.append(
                "\(leftOut) files of \(suite.name) were not kept: at most \(Self.mostFiles) files and "
                    + "\(Self.mostBytes >> 20) MB of a suite are.")
        }
        if older > 0 {
            remarks.append(
                "\(older) files that fit `artifacts` of \(suite.name) were not kept: they are older than its attempt.")
        }
        return remarks
    }

    private mutating func note(_ sentence: String) { if notes.count < 20 { notes.append(sentence) } }

    /// Makes a directory that no earlier run of the suite in this evidence has.
    private func makePlace(_ number: Int) throws(SystemError) -> String {
        let parent = "artifacts/\(suite.name)"
        _ = try Directory.open(evidence.path).directory(parent, isMade: true)
        let digits = String(number)
        let name = digits.utf8.count < 2 ? "0" + digits : digits
        for repetition in 0..<10_000 {
            let place = "\(parent)/\(name)" + (repetition == 0 ? "" : "_\(repetition)")
            if try FileSystem.makeNewDirectory("\(evidence.path)/\(place)") { return place }
        }
        throw SystemError.busy("make the directory", "\(evidence.path)/\(parent)/\(name)")
    }

    private mutating func keepAttempt(
        _ attempt: AttemptDirectory, _ target: Directory, _ place: String
    ) throws(SystemError) {
        let source = try attempt.open()
        for name in ReportReader.reports(in: attempt) {
            if copy(name, from: source, to: target, name, place) {
                reports[reports.count - 1].append("\(place)/\(name)")
            }
            if attempt.path.hasPrefix(evidence.path + "/") { try clean(name, in: source) }
        }
        for name in ["stdout.log", "stderr.log"] where source.kind(name) == .file {
            _ = copy(name, from: source, to: target, name, place)
        }
    }

    /// Takes the secrets out of a report that is in the evidence twice: as the tool has left it, too.
    private func clean(_ report: String, in home: Directory) throws(SystemError) {
        guard !mask.isEmpty else { return }
        let (parent, name) = Directory.split(report)
        let place = try home.directory(parent)
        let clean = try place.making(name + ".new")
        var stream = mask
        let source = try place.reading(name)
        while true {
            let part = try source.read(Self.piece)
            try clean.write(part.isEmpty ? stream.finish() : stream.take(part))
            if part.isEmpty { break }
        }
        try place.rename(name + ".new", to: place, name)
    }

    private mutating func keepFiles(_ target: Directory, _ place: String, since begin: FileStamp?) {
        guard !suite.artifacts.isEmpty, let root = try? Directory.open(project) else { return }
        var seen: Set<String> = []
        for glob in suite.artifacts {
            let found = FileSearch([glob], except: excluded, most: Self.mostFiles + 1, mostLooks: Self.mostLooks)
                .find(in: root)
            if !found.isWhole {
                note("Not every name was looked at for `\(glob)` of \(suite.name): there are too many; narrow it.")
            }
            for path in found.files where seen.insert(path).inserted {
                _ = copy(path, from: root, to: target, "files/" + path, place, since: begin)
            }
        }
    }

    /// Makes the names of what was kept of an attempt durable, from the innermost directories outwards.
    private func sync(_ place: String) throws(SystemError) {
        var places: Set<String> = []
        for artifact in artifacts where artifact.path.hasPrefix(place + "/") {
            var path = Directory.split(artifact.path).parent
            while !path.isEmpty, places.insert(path).inserted { path = Directory.split(path).parent }
        }
        let home = try Directory.open(evidence.path)
        for path in places.sorted(by: >) { try home.directory(path).sync() }
    }

    /// Copies a regular file; no link is followed on the way to it. Whether it was kept.
    private mutating func copy(
        _ path: String, from source: Directory, to target: Directory, _ name: String, _ place: String,
        since begin: FileStamp? = nil
    ) -> Bool {
        do throws(SystemError) {
            let file = try source.reading(path)
            if let begin, try file.stamp().isOlder(thanContentOf: begin) {
                older += 1
                return false
            }
            let size = try file.size()
            guard artifacts.count < Self.mostFiles, bytes + size <= Self.mostBytes else {
                leftOut += 1
                return false
            }
            let (parent, last) = Directory.split(name)
            let copy = try target.directory(parent, isMade: true).replacing(last)
            let (digest, count) = try self.copy(file, to: copy)
            // Reports and logs are the proof itself; of the other files the digest tells whether they are whole.
            if begin == nil { try copy.syncData() }
            bytes += count
            artifacts.append(Artifact(path: "\(place)/\(name)", bytes: count, sha256: digest))
            return true
        } catch {
            note("\(path) of \(suite.name) was not kept: \(error.description)")
            return false
        }
    }

    /// Copies bytes, the secret ones masked where they are text.
    private func copy(_ source: Descriptor, to target: Descriptor) throws(SystemError) -> (sha256: String, bytes: Int) {
        var digest = Digest()
        var stream: SecretMask? = mask
        var count = 0
        var left = Self.mostBytes
        while left > 0 {
            let part = try source.read(min(Self.piece, left))
            if count == 0, part.prefix(8_000).contains(0) { stream = nil }
            left -= part.count
            let clean = part.isEmpty ? stream?.finish() ?? [] : stream?.take(part) ?? part
            try target.write(clean)
            digest.update(clean)
            count += clean.count
            if part.isEmpty { break }
        }
        return (digest.finish(), count)
    }
}
