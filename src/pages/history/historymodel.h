#pragma once

#include "pages/board/weeklogmodel.h"
#include "rollback/operation.h"
#include "widgets/parts/tablemodel.h"
#include "widgets/theme/pill.h"

#include <optional>

namespace Weekglass {

/// Something that was done to a week, with its receipt.
struct HistoryEntry
{
    QByteArray id = {};
    QByteArray at = {}; ///< as the server wrote it, UTC
    QString kind = {}; ///< as the server's log names it: "rollback", "import", "reset"
    QString what = {};
    Pill state = {};
    QString game = {}; ///< its title; empty: the week as a whole
    QString who = {};
    QString why = {};
    QString receipt = {};
    std::optional<Operation> operation = {}; ///< of the week's own ledger
    bool isUndoableRecovery = false; ///< the server's log has what Redis held before
};

/// What the week's ledger and the server's log have of a week, the newest first. What both have comes once,
/// with the receipt of the ledger. @p server: its name, for the receipts
std::vector<HistoryEntry> historyOf(const std::vector<Operation>& ledger, const std::vector<LogEntry>& log,
                                    const WeekIdentity& week, const QString& server);

/// What was done to a week, a row each.
class HistoryModel : public TableModel<HistoryEntry>
{
    Q_OBJECT

public:
    enum Columns { TimeColumn, WhatColumn, StateColumn, GameColumn, WhoColumn, WhyColumn };

    explicit HistoryModel(QObject* parent = nullptr);

    void setEntries(std::vector<HistoryEntry> entries);
    /// @p kind: empty: all. @p text is looked for in what is shown.
    void setFilter(const QString& kind, const QString& text);
    const HistoryEntry* entry(int row) const { return this->row(row); }
    /// Of all, whatever the filter shows.
    qsizetype count() const { return static_cast<qsizetype>(m_all.size()); }
    QStringList kinds() const;
    /// The row of this one, or -1.
    int find(const QByteArray& id) const;

protected:
    QVariant value(const HistoryEntry& entry, int column, int role) const override;

private:
    void filter();

    std::vector<HistoryEntry> m_all;
    QString m_kind;
    QString m_text;
};

}
