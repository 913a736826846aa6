import { dedent } from '../../traceDrawing.ts';

/** A request that reserves goods and is refused by the bank. It lasts 800 ms. */
export const CHECKOUT = `
  web-shop POST /checkout     0–800 server
    cart GET /cart            20–120 server
      cart load cart          30–90
    order POST /orders        140–420 server
      order reserve goods     150–300
        order read stock      160–290 {app.table: goods}
      order write order       310–410 {app.table: orders}
    payment POST /payments    440–760 server error message="the bank said no"
      payment charge card     450–740 client error {app.card: visa} event=exception@700{exception.type: BankError, exception.message: "limit reached"}
`;
export const CHECKOUT_NS = 800e6;

export const CHECKOUT_ROWS = dedent(`
  POST /checkout
    GET /cart
      load cart
    POST /orders
      reserve goods
        read stock
      write order
    POST /payments
      charge card
`);
