#pragma once

#include "json/diff.h"

#include <QAbstractTableModel>
#include <QHash>

#include <memory>

namespace Weekglass {

/// Two documents and what makes one the other. Never changes, so threads may share it.
struct JsonComparison
{
    std::shared_ptr<const Json::Document> before;
    std::shared_ptr<const Json::Document> after;
    Json::DiffOptions options;
    Json::Diff diff;

    /// Neither document may be null. May take a while: for a worker.
    static std::shared_ptr<const JsonComparison> make(std::shared_ptr<const Json::Document> before,
                                                      std::shared_ptr<const Json::Document> after,
                                                      Json::DiffOptions options, const std::stop_token& stop);
};

/// The changes of a comparison, a row each, in the order of the text. Paths name elements by what identifies
/// them, as far as there is something: /ships[ISS]/fuel.
class JsonDiffModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { SignColumn, PathColumn, BeforeColumn, AfterColumn, DifferenceColumn, ColumnCount };
    enum Roles {
        KindRole = Qt::UserRole, ///< int(Json::ChangeKind)
        PointerRole, ///< QString, where it is in the second document, in the first one if it was removed
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null empties the model.
    void setComparison(std::shared_ptr<const JsonComparison> comparison);
    const std::shared_ptr<const JsonComparison>& comparison() const { return m_comparison; }
    const Json::Diff::Change& change(int row) const;

    /// "3 added, 1 removed, 12 changed, 2 moved; 40 hidden by 2 rules"
    QString summary() const;
    /// What told the elements of arrays apart: "/ships by id (guessed)", or nothing.
    QString identitySummary() const;
    /// The row behind or before this one, going round at the ends; -1 if there is none.
    int nextRow(int row, bool forward) const;
    /// Hides this change and those like it in the other elements: /ships/*/fuel
    QString ignorePattern(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString pointer(const Json::Diff::Change& change) const;
    QString shownPath(const Json::Diff::Change& change) const;
    QString shown(const Json::Diff::Change& change, int column) const;

    std::shared_ptr<const JsonComparison> m_comparison;
    QHash<QString, QString> m_identityKeys; // by the pattern of arrays
};

/// + - ~ ≈ ↕
QChar signOf(Json::ChangeKind kind);
QString nameOf(Json::ChangeKind kind);

/// The two values of a change as they are shown: long texts from shortly before where they begin to differ.
struct ShownChange
{
    QString before;
    QString after;
    QString difference;
};
ShownChange shownChange(const JsonComparison& comparison, const Json::Diff::Change& change);

}
