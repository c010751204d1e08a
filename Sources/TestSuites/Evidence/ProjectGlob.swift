import Platform
import StateMachine

/// Finds files of the project by a glob: `*` and `?` within a name, `**` for any directories; a directory stands for all
/// that is in it. Links are not followed, so nothing outside is found.
struct ProjectGlob {
    /// Names that are looked at before the search gives up.
    static let mostLooks = 100_000
    /// Directories within directories.
    private static let deepest = 60

    private let steps: [String]

    /// Reads a glob; one that leaves the project finds nothing.
    init(_ glob: String) {
        let steps = glob.split(separator: "/").map(String.init).filter { $0 != "." }
        self.steps = glob.hasPrefix("/") || steps.contains("..") ? [] : steps
    }

    /// The files that fit, relative to the project, in the order of their names; the first of many.
    ///
    /// - Parameters:
    ///   - except: absolute directories that are not looked into.
    ///   - most: files that are wanted at most.
    ///   - mostLooks: names that are looked at.
    /// - Returns: the files, and whether the search came to its end.
    func files(
        in project: Directory, except: [String], most: Int, mostLooks: Int = ProjectGlob.mostLooks
    ) -> (files: [String], isWhole: Bool) {
        guard !steps.isEmpty else { return ([], true) }
        var search = Search(project: project, except: except, most: most, mostLooks: mostLooks)
        search.look(in: "", for: steps[...], depth: 0)
        return (search.found, search.looks < mostLooks)
    }

    private struct Search {
        let project: Directory
        let except: [String]
        let most: Int
        let mostLooks: Int
        var found: [String] = []
        var looks = 0

        mutating func look(in place: String, for steps: ArraySlice<String>, depth: Int) {
            guard depth < ProjectGlob.deepest, let step = steps.first,
                let folder = try? project.directory(place), let names = try? folder.names()
            else { return }
            let rest = steps.dropFirst()
            // `**` may stand for no directory at all.
            if step == "**", !rest.isEmpty { look(in: place, for: rest, depth: depth + 1) }
            let pattern = NamePattern(step == "**" ? "*" : step)
            for name in names where pattern.matches(name) && found.count < most && looks < mostLooks {
                looks += 1
                let path = place.isEmpty ? name : place + "/" + name
                switch folder.kind(name) {
                case .file where rest.isEmpty: if !found.contains(path) { found.append(path) }
                case .directory where name != ".git" && !except.contains(project.path + "/" + path):
                    // A directory that fits stands for what is in it.
                    let further: ArraySlice<String> = step == "**" ? steps : rest.isEmpty ? ["**"] : rest
                    look(in: path, for: further, depth: depth + 1)
                default: break
                }
            }
        }
    }
}
