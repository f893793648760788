#pragma once

#include "redis/cachewrite.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace Weekglass {

/// Which of a game's cached keys are looked at, and what is done to those that are marked.
class CacheChoice : public QWidget
{
    Q_OBJECT

public:
    explicit CacheChoice(const GameDefinition& game, QWidget* parent = nullptr);

    CacheRequest request() const;
    CacheAction action() const;
    bool isMarkedOnly() const;

Q_SIGNALS:
    /// Other keys are wanted.
    void requestChanged();
    void actionChanged();
    void markedOnlyChanged();

private:
    QComboBox* const m_cache;
    QLineEdit* const m_subject;
    QComboBox* const m_action;
    QCheckBox* const m_marked;
};

}
