/** Keeps orders in one SQLite file next to the kiosk. */
export class OrderStore {
  constructor(database) {
    this.database = database;
  }

  put(order) {
    this.database.prepare('insert into orders (id, body) values (?, ?)').run(order.id, JSON.stringify(order));
  }

  get(id) {
    const row = this.database.prepare('select body from orders where id = ?').get(id);
    return row && JSON.parse(row.body);
  }
}
