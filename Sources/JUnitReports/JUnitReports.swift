// JUnitReports
