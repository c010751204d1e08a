import RunStorage

/// Names what a crash has left half made.
enum LeftoverExamination {
    /// A note for each leftover; a run that is alive may be writing some of them now.
    static func findings(_ leftovers: Leftovers, isHeld: Bool) -> [Finding] {
        if isHeld { return [] }
        let files = leftovers.files.map {
            Finding(
                .leftoverFile, $0, isRepairable: true,
                "It was being written when its writer was killed, and nothing reads it: a repair moves it out of the "
                    + "way.")
        }
        let starts = leftovers.starts.map {
            Finding(
                .leftoverStart, $0, isRepairable: true,
                "It is a run whose start was killed before it had begun, and nothing reads it: a repair moves it out of "
                    + "the way.")
        }
        return files + starts
    }
}
