import Platform
import RunStorage

/// Names what stands where a directory of the run belongs.
enum DirectoryExamination {
    /// A finding for each; a repair has no directory to put there.
    static func findings(_ own: OwnDirectories) -> [Finding] {
        own.irregular.sorted { $0.key < $1.key }.map { path, kind in
            Finding(
                .directoryIrregular, path,
                kind == .link
                    ? "It is a link in the place of a directory of the run: what it leads to may be anybody's, so that "
                        + "nothing there counts, and nothing there is looked at or changed. Remove the link and, if "
                        + "the run's own directory was moved away, put that back in its place."
                    : "It stands in the place of a directory of the run, so that nothing can be kept there: move it "
                        + "away and, if the run's own directory was moved, put that back in its place.")
        }
    }
}
