/// The one script of a report: comforts without which the page is whole.
enum PageScript {
    /// Sorting and filtering of the stages, copying of commands, opening and closing of all parts.
    static let text = """
        (() => {
          'use strict';
          const make = (name, text, label) => {
            const made = document.createElement(name);
            made.textContent = text;
            if (name === 'button') made.type = 'button';
            if (label) made.setAttribute('aria-label', label);
            return made;
          };
          const value = (row, column) => {
            const cell = row.cells[column];
            const known = cell ? cell.getAttribute('data-value') : null;
            return known === null ? (cell ? cell.textContent : '') : Number(known);
          };
          const compare = (one, other) => typeof one === 'number' && typeof other === 'number'
            ? one - other : String(one).localeCompare(String(other));
          for (const table of document.querySelectorAll('table.sortable')) {
            const heads = [...table.tHead.rows[0].cells];
            heads.forEach((head, column) => {
              const button = make('button', head.textContent);
              head.textContent = '';
              head.append(button);
              button.addEventListener('click', () => {
                const isUp = head.getAttribute('aria-sort') !== 'ascending';
                for (const each of heads) each.removeAttribute('aria-sort');
                head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
                const body = table.tBodies[0];
                const rows = [...body.rows].map((row, place) => ({ row, place, key: value(row, column) }));
                rows.sort((a, b) => (isUp ? 1 : -1) * compare(a.key, b.key) || a.place - b.place);
                body.append(...rows.map((each) => each.row));
              });
            });
          }
          const tools = document.getElementById('table-tools');
          const stages = document.getElementById('table-rows');
          if (tools && stages) {
            const label = make('label', 'Filter ');
            const field = make('input', '');
            field.type = 'search';
            field.id = 'table-filter';
            field.name = 'filter';
            label.htmlFor = field.id;
            label.append(field);
            const count = make('span', '');
            count.className = 'quiet small';
            count.setAttribute('role', 'status');
            tools.append(label, count);
            tools.hidden = false;
            field.addEventListener('input', () => {
              const wanted = field.value.toLowerCase();
              let shown = 0;
              for (const row of stages.rows) {
                row.hidden = !row.textContent.toLowerCase().includes(wanted);
                if (!row.hidden) shown += 1;
              }
              count.textContent = wanted ? shown + ' of ' + stages.rows.length : '';
            });
          }
          const picture = document.querySelector('.graph-scroll');
          const failure = picture && picture.querySelector('.graph-stage.graph-failed');
          if (failure) {
            const [frame, box] = [picture.getBoundingClientRect(), failure.getBoundingClientRect()];
            if (box.right > frame.right) picture.scrollLeft = box.right - frame.right + 48;
            if (box.bottom > frame.bottom) picture.scrollTop = box.bottom - frame.bottom + 48;
          }
          for (const command of document.querySelectorAll('code.command')) {
            const button = make('button', 'Copy', 'Copy the command ' + command.textContent);
            button.addEventListener('click', () => {
              navigator.clipboard.writeText(command.textContent).then(
                () => { button.textContent = 'Copied'; },
                () => { getSelection().selectAllChildren(command); });
            });
            command.after(button);
          }
          const reveal = () => {
            let name = location.hash.slice(1);
            try { name = decodeURIComponent(name); } catch { /* a name with a percent sign */ }
            const target = name ? document.getElementById(name) : null;
            for (let part = target; part; part = part.parentElement) if (part.localName === 'details') part.open = true;
          };
          addEventListener('hashchange', reveal);
          reveal();
          const page = document.getElementById('page-tools');
          if (page && document.querySelector('details')) {
            const all = (isOpen) => { for (const part of document.querySelectorAll('details')) part.open = isOpen; };
            const [open, close] = [make('button', 'Expand all'), make('button', 'Collapse all')];
            open.addEventListener('click', () => all(true));
            close.addEventListener('click', () => all(false));
            page.append(open, close);
            page.hidden = false;
          }
        })();
        """
}
