#include "pages/health/figuremodel.h"

#include "base/safetext.h"

#include <QFont>

namespace Weekglass {

namespace {

constexpr int CellCharacters = 400;

}

Pill pillOf(const Figure& figure)
{
    switch (figure.state) {
    case Figure::State::Good:
        return {stateName(figure), Meaning::Ok};
    case Figure::State::Warning:
        return {stateName(figure), Meaning::Warning};
    case Figure::State::Critical:
        return {stateName(figure), Meaning::Error};
    case Figure::State::None:
        break;
    }
    return {stateName(figure), Meaning::Neutral};
}

FigureModel::FigureModel(QObject* parent)
    : TableModel(
        {tr("Figure"), tr("Value, or why there is none"), tr("Warning · critical"), tr("Age"), tr("State")},
        parent)
{
}

void FigureModel::setFigures(const std::vector<Figure>& figures, qint64 readAt)
{
    m_readAt = readAt;
    std::vector<FigureRow> rows;
    for (const Figure& figure : figures) {
        const QString group = groupName(figure.kind->group);
        if (rows.empty() || groupName(rows.back().figure.kind->group) != group)
            rows.push_back({group, figure}); // which says the heading's group
        rows.push_back({{}, figure});
    }
    updateRows(std::move(rows));
}

const Figure* FigureModel::figure(int at) const
{
    const FigureRow* shown = row(at);
    return shown && shown->heading.isEmpty() ? &shown->figure : nullptr;
}

int FigureModel::find(const QString& id, const QString& subject) const
{
    return findRow([&](const FigureRow& each) {
        return each.heading.isEmpty() && each.figure.id() == id
            && (subject.isEmpty() || each.figure.subject == subject);
    });
}

Qt::ItemFlags FigureModel::flags(const QModelIndex& index) const
{
    return figure(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}

QVariant FigureModel::value(const FigureRow& row, int column, int role) const
{
    if (!row.heading.isEmpty()) {
        if (role == Qt::FontRole) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return role == Qt::DisplayRole && column == FigureColumn ? QVariant(row.heading) : QVariant();
    }
    const Figure& figure = row.figure;
    if (role == PillRole && column == StateColumn)
        return QVariant::fromValue(pillOf(figure));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case FigureColumn:
        return visibleText(figure.title(), CellCharacters);
    case ValueColumn:
        return visibleText(figure.isTold() ? figure.text : figure.refusal, CellCharacters);
    case LimitColumn:
        return thresholdText(figure);
    case AgeColumn:
        return figureAge(figure, m_readAt);
    default:
        return stateName(figure);
    }
}

}
