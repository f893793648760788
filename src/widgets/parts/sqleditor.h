#pragma once

#include "query/sqlcatalog.h"

#include <QPlainTextEdit>

#include <memory>

class QCompleter;

namespace Weekglass {

class SqlHighlighter;

/// SQL to be written: coloured, with line numbers, proposals from a database's catalog (Ctrl+Space, and
/// behind a dot), and the place of an error marked until the text changes.
class SqlEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SqlEditor(QWidget* parent = nullptr);

    void setCatalog(std::shared_ptr<const SqlCatalog> catalog) { m_catalog = std::move(catalog); }
    /// Underlines the token there, and puts the cursor before it.
    void markError(qsizetype at);
    void clearError();
    void hideProposals();
    /// Where the error is that is marked; -1: none.
    qsizetype errorAt() const { return m_errorAt; }
    /// The proposals for what stands before the cursor.
    QStringList proposals() const;
    QCompleter* completer() const { return m_completer; }
    void showProposals();

    int numbersWidth() const;
    void paintNumbers(QPaintEvent* event);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void insertProposal(const QString& word);
    void updateMarks();

    std::shared_ptr<const SqlCatalog> m_catalog;
    SqlHighlighter* m_highlighter;
    QCompleter* m_completer;
    QWidget* m_numbers;
    qsizetype m_errorAt = -1;
};

}
