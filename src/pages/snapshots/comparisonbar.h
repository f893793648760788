#pragma once

#include "pages/snapshots/ignorerules.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;

namespace Weekglass {

struct JsonComparison;

/// Under a comparison: which snapshot is marked as A, how much is hidden, and the rules that hide it.
class ComparisonBar : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonBar(const QString& game, QWidget* parent = nullptr);

    IgnoreRules* rules() const { return m_rules; }
    QList<QAction*> barActions() const { return {m_unmark, m_showHidden, m_addRule}; }
    /// Null: nothing is compared.
    void showComparison(const JsonComparison* comparison);

private:
    void setupActions();
    QHBoxLayout* markRow();
    QHBoxLayout* hiddenRow();
    void showMark();
    void askPattern();
    void fillRulesMenu();

    const QString m_game;
    IgnoreRules* m_rules;
    QLabel* m_hidden;
    QLabel* m_marked;
    QMenu* m_rulesMenu;
    QAction* m_unmark = nullptr;
    QAction* m_showHidden = nullptr;
    QAction* m_addRule = nullptr;
};

}
