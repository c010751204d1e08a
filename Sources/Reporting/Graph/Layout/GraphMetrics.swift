/// The measures of the picture, in pixels.
enum GraphMetrics {
    static let margin = 24
    /// Between two boxes of a column, and between a line and what is next to it.
    static let boxGap = 18
    static let lineGap = 16
    /// Between two columns, at least.
    static let columnGap = 36
    /// What lies between the content of a frame and its edge, and the room of its name.
    static let framePadding = 14
    static let frameTitle = 24
    /// The height of boxes without and with a result.
    static let plainHeight = 46
    static let runHeight = 64
    /// Where text begins in a box, and what is left free behind it.
    static let textLeft = 34
    static let padding = 14
    static let narrowestText = 48
    static let widestText = 230
    /// A row that would be wider is broken where a single edge leads on.
    static let widestRow = 1_240
    /// What is left free beside and between rows for the edge that leads from one to the next.
    static let lane = 30
    static let rowGap = 52
    /// The room of the title, and the width that legend and title have at least.
    static let headHeight = 52
    static let narrowestPicture = 320
    static let nameFont = GraphFont(size: 13, isBold: true)
    static let textFont = GraphFont(size: 11.5, isBold: false)
    static let resultFont = GraphFont(size: 11.5, isBold: true)
    static let titleFont = GraphFont(size: 16, isBold: true)
}
