#pragma once

#include <QPlainTextEdit>
#include <QTimer>

#include <optional>

namespace Weekglass {

/// Text of some megabytes in a read-only view: taken in by slices, so that the window never stands still.
/// Lines must be short (see JsonPageText).
class JsonTextView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit JsonTextView(QWidget* parent = nullptr);

    /// The scroll bar stays where it is, so that changes from text to text are seen in place.
    void setPageText(const QString& text);
    const QString& pageText() const { return m_text; }

    /// Positions count in pageText().
    void select(qsizetype position, qsizetype size);
    qsizetype position() const;

private:
    void append(qsizetype size);

    QString m_text;
    qsizetype m_taken = 0;
    std::optional<int> m_scroll; // to be reached when there is enough text
    QTimer m_slices;
};

}
